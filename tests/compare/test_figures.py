import pytest

from kaoview.compare.figures import FigureKind, changed_figures, figures_of


def _figures(text):
    return [(figure.kind, figure.text) for figure in figures_of(text)]


def _changes(left, right):
    return [change.label for change in changed_figures(left, right)]


def test_kinds_in_real_words():
    text = "朝 2030 年減碳 30%邁進，帶動 625 億元，於岡山區及旗津建置 12 處、新建渡輪 3 艘"
    assert _figures(text) == [
        (FigureKind.YEAR, "2030 年"),
        (FigureKind.PERCENT, "30%"),
        (FigureKind.AMOUNT, "625 億元"),
        (FigureKind.PLACE, "岡山區"),
        (FigureKind.PLACE, "旗津"),
        (FigureKind.NUMBER, "12 處"),
        (FigureKind.NUMBER, "3 艘"),
    ]


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


def test_numbers_in_characters():
    values = [figure.value for figure in figures_of("二十三處、一百零五場、十條")]
    assert values == ["23處", "105場", "10條"]


def test_spans_lead_to_the_raw_text():
    text = "計 １２，３４５ 人"
    for figure in figures_of(text):
        assert text[slice(*figure.span)] == figure.text
    assert [figure.value for figure in figures_of(text)] == ["12345人"]


@pytest.mark.parametrize(
    "text",
    ["帳號" + "9" * 400 + "。", "1,234" * 100, "九" * 5000 + "人", "百分之" + "9." * 300],
    ids=["digits", "groups", "characters", "fractions"],
)
def test_digits_without_end_are_read_at_once(text):
    assert figures_of(text)
    assert changed_figures(text, text) == []


def test_a_place_is_not_made_of_two_words():
    assert figures_of("加速農村再生，擴大社區人力培育") == []
    assert [figure.text for figure in figures_of("大社區農會")] == ["大社區"]


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
