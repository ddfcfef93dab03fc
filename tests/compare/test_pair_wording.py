"""What is said of a pair where an item was divided, or several were merged."""

from kaoview.compare.pair_wording import pair_wording
from kaoview.compare.rows import Comparison, Match, Row
from kaoview.compare.statuses import Status
from kaoview.compare.units import Unit


def _unit(id: str, text: str) -> Unit:
    return Unit(id, id.rpartition("-")[0], "工務局", (), "", text, narrative=False)


WHOLE = _unit("a-1", "改善公園遊戲場12處；整建公園廁所25座，並補植喬木300株")
PLAYGROUNDS = _unit("b-1", "改善公園遊戲場15處")
TOILETS = _unit("b-2", "整建公園廁所25座")


def _labels(comparison: Comparison, left: Unit, right: Unit) -> list[str]:
    return [change.label for change in pair_wording(comparison, left.id, right.id).figures]


def test_what_another_part_of_a_divided_item_names_is_not_gone() -> None:
    parts = (Match("b-1", 0.9, Status.REVISED), Match("b-2", 0.8, Status.SAME))
    divided = Comparison((WHOLE,), (PLAYGROUNDS, TOILETS), (Row.of("a-1", parts),), ())
    assert _labels(divided, WHOLE, PLAYGROUNDS) == ["12處 → 15處", "300株 → （無）"]
    # A merely related item is no part: what it names may be gone all the same.
    related = (Match("b-1", 0.9, Status.REVISED), Match("b-2", 0.1, Status.RELATED))
    beside = Comparison((WHOLE,), (PLAYGROUNDS, TOILETS), (Row.of("a-1", related),), ())
    assert _labels(beside, WHOLE, PLAYGROUNDS) == [
        "12處 → 15處",
        "25座 → （無）",
        "300株 → （無）",
    ]


def test_what_came_from_another_source_of_a_merged_item_is_not_new() -> None:
    rows = (
        Row.of("b-1", (Match("a-1", 0.9, Status.REVISED),)),
        Row.of("b-2", (Match("a-1", 0.8, Status.SAME),)),
    )
    merged = Comparison((PLAYGROUNDS, TOILETS), (WHOLE,), rows, ())
    assert _labels(merged, PLAYGROUNDS, WHOLE) == ["15處 → 12處", "（無） → 300株"]
