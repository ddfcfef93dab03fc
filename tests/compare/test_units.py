import kaoview
from kaoview.compare.units import item_unit, plan_units, unit_items, units_of
from kaoview.model import WHOLE_CITY, Item, ItemKind, Plan, PlanKind, SourceSpan
from tests.samples import needs, sample


def _item(id, marker="", title="", text="", *children, amount=None, kind=ItemKind.ITEM):
    return Item(id, marker, title, text, SourceSpan("a.txt", 1, 1), amount, kind, children)


def _plan(kind, *items, department="衛生局"):
    return Plan("112-衛生局", "計畫", "112", kind, department, "a.txt", items)


def test_an_annual_plan_is_its_summary(plans):
    units = plan_units(plans("107")[0])
    assert [unit.id for unit in units] == [f"107-行政暨國際處-1.{n}" for n in range(1, 19)]
    assert units[0].text.startswith("推動姊妹市、國際友好城市之實質交流")


def test_the_midterm_plan_is_its_42_leaves_with_their_headings(plans):
    units = plan_units(plans("108-111")[0])
    assert len(units) == 42
    science_park = units[0]
    assert science_park.headings == ("施政重點與發展策略", "拚經濟", "推動橋頭科學園區：")
    plain_strategy = next(unit for unit in units if unit.id.endswith("-1.1.4"))
    assert plain_strategy.title == "轉型高階製造中心："
    assert plain_strategy.words.startswith("轉型高階製造中心：\n藉由")


def test_a_report_is_its_headed_sections_with_all_below_them(plans):
    units = {unit.id.rpartition("-")[2]: unit for unit in plan_units(plans("112")[1])}
    assert len(units) == 28
    assert units["1.1.3"].title == "導入多元議題激發民間對話"
    assert "公民參與" in units["1.1.3"].text
    assert "市長與大學校長會議" in units["1.1.3"].text
    assert units["1.1.3"].narrative
    # Numbered paragraphs without headings are part of the section above them.
    assert "紅藍軍" in units["2.7"].text
    assert "2.7.2" not in units
    assert not {"0", "1", "3"} & units.keys(), "letter opening, headings and closing words"


def test_captions_and_tables_are_no_part_of_a_section(plans):
    words = "".join(unit.words for unit in plan_units(plans("112")[0]))
    assert "照片 1：" not in words
    assert "資料日期：112.2.28" not in words


def test_the_outline_is_its_465_items_without_the_foreword(library, plans):
    units = units_of(plans("113"), tuple(library.plans()))
    assert len(units) == 465
    assert not [unit.id for unit in units if unit.department == WHOLE_CITY]


def test_a_foreword_asked_for_by_itself_is_compared(library, plans):
    titles = [unit.title for unit in units_of(plans("113-全市"), tuple(library.plans()))]
    assert titles[:2] == ["科技高雄", "宜居高雄"]


def test_rows_that_hold_only_an_amount_are_left_out():
    plan = _plan(
        PlanKind.ANNUAL,
        _item("1", "壹、", "一般行政", "", _item("1.1", "", "行政管理", "", amount=8246)),
        _item("2", "貳、", "事務管理", "", _item("2.1", "1.", "", "財物管理資訊化")),
    )
    assert [unit.id for unit in plan_units(plan)] == ["2.1"]


def test_a_plan_of_nothing_but_a_foreword_is_still_compared():
    plan = _plan(PlanKind.OUTLINE, _item("1", "", "前言", "新冠肺炎疫情的衝擊已然趨緩"))
    assert [unit.title for unit in plan_units(plan)] == ["前言"]


def test_an_empty_plan_has_no_units():
    assert plan_units(_plan(PlanKind.OUTLINE)) == []


def test_items_inside_a_unit_lead_to_it(plans):
    held = unit_items(plans("112")[1])
    assert held["112-11-研究發展考核委員會-1.6.1.1"] == "112-11-研究發展考核委員會-1.6.1"
    assert "112-11-研究發展考核委員會-1.6" not in held


def test_any_item_can_be_asked_about_by_itself(library, plans):
    plan = plans("107")[0]
    item = library.find("107-行政暨國際處-4.1.1.7")
    unit = item_unit(item, plan, library.trail(item.id))
    assert unit.title == "消費者保護"
    assert unit.headings[-2:] == ("一般行政", "行政管理")
    assert "消費爭議調解委員會" in unit.text


@needs("samples")
def test_consecutive_years_of_another_government_are_their_leaves():
    library = kaoview.load([sample(f"samples/ey_guide_{year}.txt") for year in (99, 100)])
    assert [len(plan_units(plan)) for plan in library.plans()] == [202, 217]
