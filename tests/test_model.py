import pytest

from kaoview.model import Item, ItemKind, Library, Plan, PlanKind, SourceSpan
from kaoview.node_names import fold_name

SOURCE = SourceSpan("112-11-research-commission-report.txt", 50, 52)


def test_headings_show_what_is_printed() -> None:
    item = Item("112-1", "\ue686", "因應市政趨勢鼓勵研究創新", "", SOURCE)
    assert item.printed_marker == "㈠"
    assert item.heading == "㈠因應市政趨勢鼓勵研究創新"


def test_a_heading_without_a_title_is_the_first_paragraph() -> None:
    item = Item("112-2", "", "", "機關\t合計\n5,339\t5,935", SOURCE, kind=ItemKind.TABLE)
    assert item.heading == "機關 合計"


def test_plans_say_when_and_what() -> None:
    plan = Plan("112-11-研考會", "報告", "112", PlanKind.REPORT, "研考會", "a.txt", (), month=11)
    assert plan.label == "112.11 業務報告"
    assert plan.count == 0


def test_captions_do_not_count(library: Library) -> None:
    plan = library.find("112-04-行政暨國際處")
    assert isinstance(plan, Plan)
    assert sum(1 for _ in plan.walk()) - plan.count == 26


@pytest.mark.parametrize("typed", ["113-衛生局-2", "１１３-衛生局-２", " 113 - 衛生局 - 2"])
def test_names_fold(typed: str) -> None:
    assert fold_name(typed) == "113-衛生局-2"


def test_a_trail_leads_from_the_department_down(library: Library) -> None:
    trail = library.trail("108-111-全市-1.3.3.2")
    assert [getattr(node, "heading", node.id) for node in trail] == [
        "全市",
        "108-111-全市",
        "壹、施政重點與發展策略",
        "三、顧教育",
        "(三) 推動雙語教育，落實母語教學：",
        "2. 推廣客家、原住民族及新住民語言教學課程，鼓勵在家營造母語環境，以落實母語扎根，傳承多元文化。",
    ]
    assert library.plan_of(trail[-1].id).id == "108-111-全市"
    assert library.document(library.plan_of(trail[-1].id).document).period == "108-111"


def test_characters_are_those_of_the_item_itself() -> None:
    below = Item("112-1.1", "1.", "下層", "不算", SOURCE)
    item = Item("112-1", "(一)", "因應 趨勢", "鼓勵\t研究\n創新", SOURCE, children=(below,))
    assert item.characters == 10
