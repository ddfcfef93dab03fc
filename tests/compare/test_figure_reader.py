"""What is a figure in a text, and what it is worth."""

import pytest

from kaoview.compare.figure_reader import all_figures_of, figures_of
from kaoview.compare.figures import FigureKind


def _texts(text: str) -> list[str]:
    return [figure.text for figure in figures_of(text)]


def _values(text: str) -> list[str]:
    return [figure.value for figure in figures_of(text)]


def test_kinds_in_real_words() -> None:
    text = "朝 2030 年減碳 30%邁進，帶動 625 億元，於岡山區及旗津建置 12 處、新建渡輪 3 艘"
    assert [(figure.kind, figure.text) for figure in figures_of(text)] == [
        (FigureKind.YEAR, "2030 年"),
        (FigureKind.PERCENT, "30%"),
        (FigureKind.AMOUNT, "625 億元"),
        (FigureKind.PLACE, "岡山區"),
        (FigureKind.PLACE, "旗津"),
        (FigureKind.NUMBER, "12 處"),
        (FigureKind.NUMBER, "3 艘"),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # A number with 萬 is one number, and what it counts belongs to it.
        ("連署10萬9,904人，受理44萬1,127件次", ["10萬9,904人", "44萬1,127件次"]),
        ("計1萬0,478人、2萬5千個、１２，３４５ 人", ["1萬0,478人", "2萬5千個", "１２，３４５ 人"]),
        (
            "疫苗2萬劑、書12萬冊、1.2萬株、300萬立方公尺",
            ["2萬劑", "12萬冊", "1.2萬株", "300萬立方公尺"],
        ),
        ("路燈3,000盞、20MW、三個月、4梯次", ["3,000盞", "20MW", "三個月", "4梯次"]),
        ("1億2,000萬人次，1億2,000萬", ["1億2,000萬人次", "1億2,000萬"]),
        ("300萬美元、美元300萬", ["300萬美元", "美元300萬"]),
        # A date is one figure, and so is a range.
        ("業於 97 年 4 月 1 日成立", ["97 年 4 月 1 日"]),
        ("本年4月1日至6月12日、110年7月", ["本年4月1日", "6月12日", "110年7月"]),
        ("112 至 115 年度、96、97年", ["112 至 115 年度", "96、97年"]),
        (
            "112 年 3 月 5 日至11 日、12 月 20 日、21 日",
            ["112 年 3 月 5 日至11 日", "12 月 20 日、21 日"],
        ),
        ("112 年 5 至 6 月間，本年1至6月", ["112 年 5 至 6 月", "本年1至6月"]),
        ("107學年度、109、110學年度", ["107學年度", "109、110學年度"]),
        ("1萬2千餘人、3,000多名、1億餘元", ["1萬2千餘人", "3,000多名", "1億餘元"]),
        ("770 車次、87航次、25 周年、5折", ["770 車次", "87航次", "25 周年", "5折"]),
        ("16至22歲、3年內", ["16至22歲", "3年"]),
        # An ordinal keeps its 第, and an article its paragraphs.
        ("第8屆、第13任、第二階段、第三標", ["第8屆", "第13任", "第二階段", "第三標"]),
        ("依第14條第1項第2款", ["第14條第1項第2款"]),
        ("增訂第1052條之1、第21條之1", ["第1052條之1", "第21條之1"]),
        ("第一次申訴、第1次員額核配", []),
        # Shares in all their forms.
        ("94.82﹪、千分之五、三成、師生比1:15", ["94.82﹪", "千分之五", "三成", "1:15"]),
        ("三成五、三成半、+14.87%", ["三成五", "三成半", "+14.87%"]),
        ("三分之二所有權人", ["三分之二"]),
        ("負成長2.3%，為-1.91%", ["負成長2.3%", "-1.91%"]),
        # One 第 and one counter of several numbers; what is about so many; a half more.
        ("第 84、91、92 期、第一、二梯次", ["第 84、91、92 期", "第一、二梯次"]),
        ("第2章第3節、第三級、第1學期", ["第2章第3節", "第三級", "第1學期"]),
        ("換裝二、三十盞，三、四百戶。二、三十盞", ["二、三十盞", "三、四百戶", "三十盞"]),
        ("兩年半、一年半、3個半月、半年", ["兩年半", "一年半", "3個半月"]),
        # What is counted is whole, and so is an amount in another currency.
        (
            "12個工作天、24個小時、52分貝、380戶(次)",
            ["12個工作天", "24個小時", "52分貝", "380戶(次)"],
        ),
        ("410頁、6波、4天3夜、25米", ["410頁", "6波", "4天", "3夜", "25米"]),
        ("28度、7.5億度、9大、4區分別", ["28度", "7.5億度", "9大", "4區"]),
        ("美金20萬元、每1美元32元", ["美金20萬元", "1美元", "32元"]),
        ("一百三十部", ["一百三十部"]),
        ("補助1/2，1/2召開", ["1/2"]),
        # A day without its month; so many days are none.
        ("於 8 日上午、本月5日", ["8 日", "本月5日"]),
        ("今（112）年、本(113)年度", ["今（112）年", "本(113)年度"]),
        # Years without 年, but no telephone numbers.
        ("2050 淨零、2010臺北花博", ["2050", "2010", "臺北"]),
        ("1999專線、1950專線、412-8185", []),
    ],
)
def test_a_figure_is_whole(text: str, figures: list[str]) -> None:
    assert _texts(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "一日遊、一站式、一條龍、一家一菸害防制員、一致、統一、萬一",
        "三級毒品、二次創業、農業六級產業化、百條旅遊路線",
        "國道1號、橋科 1-2 號道路、A4、H1N1、5G、AI 2.0",
        "推動國中小教育的統一做法",
        "加速農村再生，擴大社區人力培育",
        "五大隊、3大樓、108大專校院、建國一百年、三面環海、四大優先、十分重要",
        "整治鳳山溪、苓雅寮儲運所",
        "參案、零件、ISO/IEC 27701：2019資安",
    ],
)
def test_parts_of_words_and_names_are_no_figures(text: str) -> None:
    assert _texts(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("百分之30", "30 ％"),
        ("4,200 萬元", "新臺幣4200萬元"),
        ("1.2億元", "1億2,000萬元"),
        ("3.5公頃", "35,000平方公尺"),
        ("新建三艘", "新建 3 艘"),
        ("廿場", "20場次"),
        ("30人", "30名"),
        ("民國100年", "2011年"),
        ("一百零五場", "105場"),
        ("臺南設廠", "台南設廠"),
        ("岡山區", "岡山"),
        ("8折", "80折"),
        ("30米", "30公尺"),
        ("美金5萬元", "5萬美元"),
        ("補助1/2", "補助二分之一"),
        ("40戶(次)", "40戶次"),
    ],
)
def test_a_value_is_one_in_every_spelling(one: str, other: str) -> None:
    assert _values(one) == _values(other) != []


def test_an_amount_in_another_currency_is_another_amount() -> None:
    assert _values("300萬元") != _values("300萬美元")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("於8日上午", FigureKind.DATE),
        ("於8日內", FigureKind.NUMBER),
        ("發電7.5億度", FigureKind.NUMBER),
        ("發電7.5億", FigureKind.AMOUNT),
        ("今（112）年", FigureKind.YEAR),
        ("2022大邱青年營", FigureKind.YEAR),
        ("補助1/3", FigureKind.PERCENT),
    ],
)
def test_what_stands_beside_a_number_tells_its_kind(text: str, kind: FigureKind) -> None:
    assert [figure.kind for figure in figures_of(text)] == [kind]


def test_what_may_be_part_of_a_word_is_faint() -> None:
    text = "八里區第一次辦理，逾百場，設一所，八折，四大優先，和平路50號"
    assert [figure.text for figure in all_figures_of(text) if figure.faint] == [
        "第一次",
        "逾百場",
        "一所",
        "八折",
        "四大",
        "50號",
    ]


def test_numbers_with_white_space_between_are_two() -> None:
    assert _texts("30 40 50人") == ["50人"]


def test_spans_lead_to_the_raw_text() -> None:
    text = "計 １２，３４５ 人，第 14 條"
    found = figures_of(text)
    assert found
    for figure in found:
        assert text[slice(*figure.span)] == figure.text


@pytest.mark.parametrize(
    "text",
    ["帳號" + "9" * 4000 + "。", "1,234" * 1000, "九" * 5000 + "人", "百分之" + "9." * 3000],
    ids=["digits", "groups", "characters", "fractions"],
)
def test_digits_without_end_are_no_figures(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("較上年度增加 154\n本年度編列電腦租賃費", []),
        ("共計\t35\t人事費\t3人", ["3人"]),
        ("辦理十二\n項目檢討", []),
        ("於112年\n6月30日前完成", ["112年\n6月30日"]),
        ("共\n35 人", ["35 人"]),
    ],
)
def test_a_number_counts_nothing_of_the_next_line_or_cell(text: str, figures: list[str]) -> None:
    assert [each.text for each in figures_of(text) if each.unit or each.day] == figures
