import pytest

from kaoview.compare.figure_changes import changed_figures, without_moved


def _changes(left, right):
    return [change.label for change in changed_figures(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        ("減碳 30％", "減碳 50 %", ["30％ → 50 %"]),
        ("補助 4,200 萬元", "補助 5.87 兆元", ["4,200 萬元 → 5.87 兆元"]),
        ("108年度 12 處", "109 年度 15處", ["108年度 → 109 年度", "12 處 → 15處"]),
        ("新建渡輪 3 艘", "新建渡輪五艘", ["3 艘 → 五艘"]),
        ("辦理岡山區工程", "辦理路竹區工程", ["岡山區 → （無）", "（無） → 路竹區"]),
        ("112 至 115 年度計畫", "116-119年度計畫", ["112 至 115 年度 → 116-119年度"]),
    ],
)
def test_what_changed(left, right, changes):
    assert _changes(left, right) == changes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("減碳 30％", "減碳30%"),
        ("百分之30", "30%"),
        ("4,200 萬元", "4200萬元"),
        ("新建三艘", "新建 3 艘"),
        ("臺南設廠", "台南設廠"),
        ("岡山區", "岡山"),
        ("橋科 1-2 號道路", "橋科1-2號道路"),
        ("5G AIoT 與 AI 2.0、412-8185 家庭教育諮詢", "一致性、單一窗口"),
        ("", ""),
    ],
)
def test_what_did_not_change(left, right):
    assert _changes(left, right) == []


def test_a_figure_said_twice_is_one_change():
    assert _changes("減碳 30%，減碳 30%", "減碳") == ["30% → （無）"]


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # An amount of several groups is one amount.
        (
            "編列9,103萬0,581元",
            "編列1億3,242萬5,000元",
            ["9,103萬0,581元 → 1億3,242萬5,000元"],
        ),
        ("1億2千萬", "1億3千萬", ["1億2千萬 → 1億3千萬"]),
        ("經費 19,390 億", "經費2兆元", ["19,390 億 → 2兆元"]),
        # The same amount in another spelling has not changed.
        ("獎助1億2,000萬元", "獎助120,000,000元", []),
        ("3,500仟元", "350萬元", []),
        # What is counted says which figure stands for which.
        (
            "建置30座公園、補助5座球場",
            "補助8座球場、建置45座公園",
            ["30座 → 45座", "5座 → 8座"],
        ),
        # Two figures beside one in wholly other surroundings: which of them it was, nobody knows.
        (
            "興建3座橋，整修7座碼頭",
            "另購9座",
            ["3座 → （無）", "7座 → （無）", "（無） → 9座"],
        ),
    ],
)
def test_amounts_are_called_out_whole_and_with_what_they_count(
    left: str, right: str, labels: list[str]
) -> None:
    assert [change.label for change in changed_figures(left, right)] == labels


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # What a figure stands beside says which it is, before its value does.
        ("由30%提高至50%", "由50%提高至70%", ["30% → 50%", "50% → 70%"]),
        (
            "1,200名增至1,800名",
            "1,800名增至2,400名",
            ["1,200名 → 1,800名", "1,800名 → 2,400名"],
        ),
        ("113年完工，114年營運", "114年完工，115年營運", ["113年 → 114年", "114年 → 115年"]),
        ("甲區3場、乙區3場", "甲區3場、乙區5場", ["3場 → 5場"]),
        ("男30人女45人", "男45人女30人", ["30人 → 45人", "45人 → 30人"]),
        (
            "志工80人、講師20人、督導5人",
            "講師25人、督導8人、志工100人",
            ["80人 → 100人", "20人 → 25人", "5人 → 8人"],
        ),
        (
            "志工80人、講師20人及督導5人，充實人力",
            "講師25人、督導8人及志工100人，充實人力",
            ["80人 → 100人", "20人 → 25人", "5人 → 8人"],
        ),
        (
            "消防大隊24名、社會局20名及衛生局16名",
            "社會局20名、消防大隊18名及衛生局12名",
            ["24名 → 18名", "16名 → 12名"],
        ),
        (
            "減少2,000萬元（-16.67%）",
            "增加3,000萬元（+30.00%）",
            ["2,000萬元 → 3,000萬元", "-16.67% → +30.00%"],
        ),
        ("調整為40%至70%。", "調整為50%至80%。", ["40% → 50%", "70% → 80%"]),
        ("上午8時30分至下午5時", "上午9時至下午6時30分", ["8時30分 → 9時", "5時 → 6時30分"]),
        # No number is cut, so none seems to fall that rose.
        ("10萬9,904人次", "11萬2,300人次", ["10萬9,904人次 → 11萬2,300人次"]),
        ("經濟負成長2.3%", "經濟成長1.5%", ["負成長2.3% → 1.5%"]),
        ("第14條第1項", "第18條第3項", ["第14條第1項 → 第18條第3項"]),
        ("112年6月30日前", "113年9月15日前", ["112年6月30日 → 113年9月15日"]),
        ("三分之二所有權人", "四分之三所有權人", ["三分之二 → 四分之三"]),
        ("第8屆", "第九屆", ["第8屆 → 第九屆"]),
        ("三成", "五成", ["三成 → 五成"]),
        # Another wording before a figure, and a word that one side repeats.
        (
            "案件減少3.1%，破獲率92.4%",
            "案件減少2.2%，破獲率為93.8%",
            ["3.1% → 2.2%", "92.4% → 93.8%"],
        ),
        (
            "破獲率82.8%，較去年同期81.4%，提升",
            "破獲率91.9%，較去年同期破獲率89.4%，提升",
            ["82.8% → 91.9%", "81.4% → 89.4%"],
        ),
        # How much something grew does not become a share of something.
        (
            "稅收成長5.2%，達成目標",
            "稅收占歲入46.1%，達成目標",
            ["5.2% → （無）", "（無） → 46.1%"],
        ),
        ("占比提升至5.2%，達成目標", "占歲入46.1%，達成目標", ["5.2% → 46.1%"]),
    ],
)
def test_a_figure_is_paired_with_what_became_of_it(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels


def test_a_date_that_moves_on_by_a_year_is_only_another_year() -> None:
    (same_day,) = changed_figures("112年6月30日前完成", "113年6月30日前完成")
    (other_day,) = changed_figures("112年6月30日前完成", "113年9月15日前完成")
    assert same_day.only_year
    assert not other_day.only_year


def test_what_went_to_another_item_is_not_gone() -> None:
    changes = changed_figures("增建公園3座、球場5座", "增建公園8座")
    assert [change.label for change in changes] == ["3座 → 8座", "5座 → （無）"]
    left = without_moved(changes, removed=["另建球場5座"], added=[])
    assert [change.label for change in left] == ["3座 → 8座"]


def test_tables_of_very_many_figures_are_compared_by_value() -> None:
    many = "、".join(f"{number}處" for number in range(2, 1000))
    assert _changes(many, many + "、2000處") == ["（無） → 2000處"]


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        # The first of something is called out where another took its place.
        ("第一次公告招商", "第三次公告招商", ["第一次 → 第三次"]),
        ("召開第1次協調會", "召開第2次協調會", ["第1次 → 第2次"]),
        ("獲評全縣第二名", "獲評全縣第一名", ["第二名 → 第一名"]),
        ("新設分館計一所", "新設分館計三所", ["一所 → 三所"]),
        ("門票95折優待", "門票九折優待", ["95折 → 九折"]),
        ("門票九折優待", "門票六折優待", ["九折 → 六折"]),
        ("辦理逾百場展演", "辦理逾三百場展演", ["逾百場 → 三百場"]),
        ("結合三大通路", "結合四大通路", ["三大 → 四大"]),
        ("中華路20號設站", "中華路36號設站", ["20號 → 36號"]),
        ("提供3倍數量", "提供5倍數量", ["3倍 → 5倍"]),
        # Alone it is mostly a manner of speaking, and neither gone nor new.
        ("第一次公告招商", "公告招商", []),
        ("打造一個生活圈", "打造生活圈", []),
        ("打造一個生活圈", "打造一個生活圈，另設四個據點", ["（無） → 四個"]),
        ("一面宣導，另設3面看板", "設5面看板，一面宣導", ["3面 → 5面"]),
        # A currency belongs to its amount.
        ("捐助新臺幣600萬元", "捐助美金20萬元", ["新臺幣600萬元 → 美金20萬元"]),
        ("捐助600萬元", "捐助600萬美元", ["600萬元 → 600萬美元"]),
        ("捐助600萬元", "採購美金5元", ["600萬元 → （無）", "（無） → 美金5元"]),
        # Nothing but a name with a year is beside a year.
        ("預計115年通車", "邁向2050淨零", ["115年 → （無）", "（無） → 2050"]),
    ],
)
def test_what_is_mostly_part_of_a_word_is_a_figure_where_another_took_its_place(
    left: str, right: str, labels: list[str]
) -> None:
    assert _changes(left, right) == labels
