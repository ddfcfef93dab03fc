"""Passages: which there are in a page, and the way through them."""

from __future__ import annotations

from kaoview.model import Library
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.state.match_cursor import MatchCursor, in_page

STOPS = (("a", 0), ("a", 5), ("b", -1), ("c", 2))
FOUR = MatchCursor("登革熱", STOPS, {})


def test_after_the_last_comes_the_first() -> None:
    at = FOUR
    seen = []
    for _ in range(5):
        seen.append(at.counter)
        at = at.step(1)
    assert seen == ["1/4", "2/4", "3/4", "4/4", "1/4"]
    assert FOUR.step(-1).current == ("c", 2)


def test_nothing_found_stays_nothing() -> None:
    none = MatchCursor("輕軌", (), {})
    assert none.counter == "0/0"
    assert none.step(1) == none
    assert none.current is None


def test_more_than_are_listed() -> None:
    assert MatchCursor("的", STOPS, {}, more=True).counter == "1/4+"


def test_the_first_that_can_be_seen() -> None:
    def line(node: str, at: int) -> Line:
        return Line((Piece("文", Tone.TEXT, at),), node=node)

    assert FOUR.from_lines([line("a", 3), line("c", 0)]).at == 1
    assert FOUR.from_lines([line("a", 6), line("c", 0)]).at == 3
    assert FOUR.from_lines([line("z", 0)]).at == 0


def test_a_page_is_searched_in_its_order_titles_first(small: Library) -> None:
    node = small.find("112-04-行政暨國際處-1")
    assert node is not None
    found = in_page(node, "出訪")
    assert list(found.stops) == [
        ("112-04-行政暨國際處-1.1.1", 0),
        ("112-04-行政暨國際處-1.1.1", 25),
        ("112-04-行政暨國際處-1.1.2", 11),
    ]


def test_title_and_text_are_searched_apart(small: Library) -> None:
    node = small.find("112-04-行政暨國際處-1.1.1")
    assert node is not None
    assert not in_page(node, "日本111").stops  # the title's end and the text's beginning
    assert in_page(node, "１１１年").stops


def test_blank_words_are_nowhere(small: Library) -> None:
    node = small.find("113-衛生局")
    assert node is not None
    assert not in_page(node, " 　").stops
