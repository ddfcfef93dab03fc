"""Where comparing draws a line: which items are units, what counts as said alike, as a figure."""

from __future__ import annotations

import pytest

from kaoview.compare.figure_changes import changed_figures
from kaoview.compare.figure_reader import figures_of
from kaoview.compare.figures import FigureKind
from kaoview.compare.units import plan_units
from kaoview.compare.wording import EditKind, compare_wording, kept_share, same_wording
from kaoview.model import Item, ItemKind, Plan, PlanKind, SourceSpan


def item(id, marker="", title="", text="", *children, amount=None, kind=ItemKind.ITEM):
    return Item(id, marker, title, text, SourceSpan("a.txt", 1, 1), amount, kind, children)


def units(kind, *items):
    plan = Plan("112-衛生局", "計畫", "112", kind, "衛生局", "a.txt", items)
    return [unit.id for unit in plan_units(plan)]


def test_the_opening_is_no_unit_where_nothing_has_a_marker():
    opening = item("112-衛生局-0", "", "", "議長、各位議員：欣逢貴會開議。")
    first = item("112-衛生局-1", "", "疾病管制", "清除孳生源。")
    assert units(PlanKind.OUTLINE, opening, first) == ["112-衛生局-1"]


@pytest.mark.parametrize("title", ["前言", "壹、緒論", "結語", "後記", "目錄"])
def test_forewords_and_closing_words_are_no_units(title):
    frame = item("112-衛生局-1", "壹、", title, "欣逢貴會開議。")
    matter = item("112-衛生局-2", "貳、", "疾病管制", "清除孳生源。")
    assert units(PlanKind.OUTLINE, frame, matter) == ["112-衛生局-2"]


def test_sheets_without_markers_beside_numbered_parts_are_no_units():
    sheet = item("112-衛生局-1", "", "架構圖", "施政目標")
    matter = item("112-衛生局-2", "壹、", "疾病管制", "清除孳生源。")
    assert units(PlanKind.OUTLINE, sheet, matter) == ["112-衛生局-2"]
    assert units(PlanKind.OUTLINE, sheet) == ["112-衛生局-1"]


def deep(prefix, *, titled):
    """Return an item of four levels below each other; the lower three with titles or without."""
    title = "孳生源清除" if titled else ""
    fourth = item(f"{prefix}.1.1.1", "1.", title, "查核容器。")
    third = item(f"{prefix}.1.1", "(一)", title, "動員里鄰。", fourth)
    second = item(f"{prefix}.1", "一、", title, "", third)
    return item(prefix, "壹、", "疾病管制", "", second)


@pytest.mark.parametrize(
    ("kind", "titled", "found"),
    [
        (PlanKind.REPORT, True, ["x-1.1.1"]),
        (PlanKind.REPORT, False, ["x-1.1"]),
        (PlanKind.OTHER, True, ["x-1.1.1"]),
        (PlanKind.OTHER, False, ["x-1.1.1"]),
        (PlanKind.OUTLINE, True, ["x-1.1.1.1"]),
        (PlanKind.ANNUAL, True, ["x-1.1.1.1"]),
    ],
)
def test_the_level_of_a_unit_is_the_plan_kinds(kind, titled, found):
    assert units(kind, deep("x-1", titled=titled)) == found


def test_an_annual_plans_summary_alone_is_compared():
    summary = item("x-1", "", "施政計畫提要", "", item("x-1.1", "一、", "", "清除孳生源。"))
    budget = item("x-2", "", "歲出計畫", "", item("x-2.1", "壹、", "一般行政", "", amount=5))
    assert units(PlanKind.ANNUAL, summary, budget) == ["x-1.1"]
    assert units(PlanKind.OUTLINE, summary, budget) == ["x-1.1"], "an amount alone is no unit"
    bare = item("x-1", "", "施政計畫提要", "見附件。")
    assert units(PlanKind.ANNUAL, bare, budget) == ["x-1"]


def test_captions_and_tables_are_no_units():
    caption = item("x-1.1", "", "", "照片 1：市長", kind=ItemKind.CAPTION)
    table = item("x-1.2", "", "", "項目\t值", kind=ItemKind.TABLE)
    words = item("x-1", "一、", "疾病管制", "清除孳生源。", caption, table)
    assert units(PlanKind.OUTLINE, words, table) == ["x-1"]


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("辦理 112 年登革熱調查。", "辦理113年登革熱調查；", True),
        ("辦理民國112年度統計", "辦理統計", True),
        ("辦理 112 至 115 年統計", "辦理 116-119 年度統計", True),
        ("補助 30%", "補助 50%", False),
        ("補助 30 處", "補助 30處", True),
        ("補助 1.5 倍", "補助 15 倍", False),
        ("登革熱防治", "登革熱整治", False),
        ("", "", True),
        ("112 年", "113 年", True),
    ],
)
def test_what_is_said_alike_whatever_the_year(left, right, alike):
    assert same_wording(left, right) is alike


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("登革熱防治", "登革熱防治", 1.0),
        ("登革熱防治", "登 革 熱 防 治", 1.0),
        ("登革熱防治工作", "推動登革熱防治", 5 / 7),
        ("登革熱", "登革熱防治工作計畫", 3 / 9),
        ("登革熱", "登革熱防治工作計畫書寫", 0.0),
        ("", "登革熱", 0.0),
        ("", "", 1.0),
        ("登革熱", "熱革登", 0.0),
    ],
)
def test_the_share_of_a_text_that_was_kept(left, right, share):
    assert kept_share(left, right) == pytest.approx(share)


@pytest.mark.parametrize(
    ("left", "right", "close"),
    [
        ("登革熱甲乙丙丁戊己庚", "登革熱子丑寅卯辰巳午", True),
        ("登革熱甲乙丙丁戊己庚辛", "登革熱子丑寅卯辰巳午未", False),
    ],
)
def test_from_three_tenths_on_texts_are_close(left, right, close):
    wording = compare_wording(left, right)
    assert wording.close is close
    assert bool(wording.edits) is close
    assert bool(wording.shared_left) is not close


def edits(left, right):
    signs = {
        EditKind.KEPT: "=",
        EditKind.REMOVED: "-",
        EditKind.ADDED: "+",
        EditKind.REPLACED: "~",
    }
    return [
        f"{signs[each.kind]}{left[slice(*each.left)]}|{right[slice(*each.right)]}"
        for each in compare_wording(left, right).edits
    ]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("推動登革熱防治", "推動登革熱防治", ["=推動登革熱防治|推動登革熱防治"]),
        ("推動登革熱防治", "登革熱防治工作", ["-推動|", "=登革熱防治|登革熱防治", "+|工作"]),
        ("補助 30 處", "補助 1300 處", ["=補助 |補助 ", "~30|1300", "= 處| 處"]),
        ("導入 AIoT 系統", "導入 AI 系統", ["=導入 |導入 ", "~AIoT|AI", "= 系統| 系統"]),
        ("登革熱，甲。", "登革熱，乙。", ["=登革熱，|登革熱，", "~甲|乙", "=。|。"]),
        ("台灣綠色", "臺湾 绿色", ["=台灣綠色|臺湾 绿色"]),
    ],
)
def test_what_changed_between_two_texts(left, right, told):
    assert edits(left, right) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("百分之三十、百分之 30", [("percent", "30%", ""), ("percent", "30%", "")]),
        ("新臺幣 5 億 2,000 萬元", [("amount", "520000000元", "")]),
        ("新台幣 500元", [("amount", "500元", "")]),
        ("3 兆", [("amount", "3000000000000元", "")]),
        ("西元2030年", [("year", "119", "")]),
        ("民國 108 至 111 年度", [("year", "108~111", "")]),
        ("第 3 場次", [("ordinal", "3场", "场")]),
        ("1 萬 2 人次", [("number", "10002人次", "人次")]),
        ("兩處、二〇三〇人", [("number", "2处", "处"), ("number", "2030人", "人")]),
        ("一百零五場、三千戶", [("number", "105场", "场"), ("number", "3000户", "户")]),
        ("一致、統一", []),
        ("5G、AI 2.0、RK1", []),
        (
            "岡山區、台北市、新北",
            [("place", "岡山", ""), ("place", "台北", ""), ("place", "新北", "")],
        ),
    ],
)
def test_figures_and_places_by_their_value(text, found):
    assert [(f.kind.value, f.value, f.unit) for f in figures_of(text)] == found


def test_a_number_of_twenty_eight_digits_is_a_number_and_one_of_forty_one_is_not():
    long, longer = "九" * 28, "九" * 41
    assert [f.value for f in figures_of(f"{long}人")] == ["9" * 28 + "人"]
    assert figures_of(f"{longer}人") == ()


def test_changes_are_paired_by_kind_and_unit_in_order():
    told = [
        (change.label, (change.left or change.right).kind)
        for change in changed_figures(
            "補助 30%、12 處、3 場，岡山", "補助 5 場、50%、旗津、8 處、1 座"
        )
    ]
    assert told == [
        ("30% → 50%", FigureKind.PERCENT),
        ("12 處 → 8 處", FigureKind.NUMBER),
        ("3 場 → 5 場", FigureKind.NUMBER),
        ("岡山 → （無）", FigureKind.PLACE),
        ("（無） → 旗津", FigureKind.PLACE),
        ("（無） → 1 座", FigureKind.NUMBER),
    ]
