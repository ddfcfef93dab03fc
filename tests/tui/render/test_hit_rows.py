"""The lines of the list of hits: within their width, with the match in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaoview.model import Department, Library, PlanKind
from kaoview.search.results import Hit, Tier
from kaoview.text.cell_width import cell_width
from kaoview.tui.render.hit_rows import ChoiceEntry, HitEntry, NoteEntry, entry_lines, snippet
from kaoview.tui.render.lines import Pieces, Tone
from tests.tui.small_library import HEALTH, item, plan


def hit(title: str, text: str, *spans: tuple[int, int], tier: Tier = Tier.EXACT) -> Hit:
    found = item("113-衛生局-1", "(一)", title, text)
    of = plan("衛生局", "113", PlanKind.OUTLINE, "施政綱要", found)
    score = 100.0 if tier is Tier.EXACT else 80.0
    return Hit(found, of, Department("衛生局", "衛生局", plans=(of,)), score, tier, spans)


def words(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def matches(pieces: Pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.tone is Tone.HIT]


def test_a_hit_says_where_it_stands_and_what_matched() -> None:
    place, around = entry_lines(HitEntry(hit("", HEALTH[0], (2, 5))), 39)
    assert words(place.pieces).strip() == "衛生局　113 施政綱要"
    assert words(around.pieces) == "  落實登革熱整合醫療照護，降低病毒傳⋯"
    assert matches(around.pieces) == ["登革熱"]


def test_near_hits_say_how_they_answer() -> None:
    place, _ = entry_lines(HitEntry(hit("", HEALTH[0], (2, 5), tier=Tier.HOMOPHONE)), 39)
    assert words(place.pieces).endswith(" 同音")
    assert cell_width(words(place.pieces)) == 38


def test_a_hit_in_a_document_with_pages_names_them() -> None:
    near = hit("", HEALTH[0], (2, 5), tier=Tier.HOMOPHONE)
    source = near.item.source._replace(first_page=12, last_page=12)
    paged = replace(near, item=replace(near.item, source=source))
    place, _ = entry_lines(HitEntry(paged), 39)
    assert words(place.pieces).endswith(" 第 12 頁 同音")
    assert cell_width(words(place.pieces)) == 38
    place, _ = entry_lines(HitEntry(paged), 24)
    assert words(place.pieces).endswith(" 第 12 頁 同音")


def test_a_match_far_on_is_brought_into_sight() -> None:
    at = HEALTH[1].index("ICOPE")
    around = snippet(hit("", HEALTH[1], (at, at + 5)), 40)
    assert matches(around) == ["ICOPE"]
    assert words(around).startswith("⋯")
    assert words(around).endswith("⋯")


def test_where_more_matches_stand_together_is_shown() -> None:
    text = "高" + "，" * 60 + "高雄" + "，" * 60
    assert matches(snippet(hit("", text, (0, 1), (61, 63)), 30)) == ["高雄"]


def test_title_and_text_stand_apart() -> None:
    assert words(snippet(hit("出訪日本", "七月"), 30)) == "出訪日本　七月"


def test_nothing_in_a_document_reaches_the_terminal() -> None:
    assert "\x1b" not in words(snippet(hit("", "警\x1b[31m告\n二\t三"), 40))


@example("。。。1", [2, 3], 6)
@given(
    st.text(st.sampled_from("高雄，a1 \n。"), max_size=80),
    st.lists(st.integers(0, 80), max_size=6),
    st.integers(6, 60),
)
def test_a_snippet_fits_and_shows_the_first_match(text: str, at: list[int], width: int) -> None:
    edges = sorted({each for each in at if each <= len(text)})
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    around = snippet(hit("", text, *spans), width)
    assert cell_width(words(around)) <= width
    assert bool(matches(around)) == bool(spans)


@pytest.mark.parametrize("width", [4, 8, 20, 60])
def test_choices_and_notes_fit(width: int, small: Library) -> None:
    for entry in (
        ChoiceEntry("登革熱" * 9),
        NoteEntry("最近找過", divider=True),
        NoteEntry("字" * 50),
    ):
        (line,) = entry_lines(entry, width)
        assert cell_width(words(line.pieces)) <= width
