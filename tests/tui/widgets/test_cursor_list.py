"""The base of every list: what the cursor may be on, how keys and clicks move it, what is drawn."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult

from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.widgets.cursor_list import CursorList

HEADINGS = (0, 5)


class Numbers(CursorList, can_focus=True):
    """Rows of two lines, two of them headings of one, below a line that does not scroll."""

    STYLES = "numbers"
    HEADER_LINES = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {"numbers--text", "numbers--cursor"}
    DEFAULT_CSS = (
        "Numbers { height: 9; overflow-y: hidden; &>.numbers--cursor { background: red; } }"
    )

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[int] = []
        self.moves: list[int] = []

    def build_line(self, row: int, part: int, width: int, *, here: bool) -> Line:
        return Line((Piece(f"{'>' if here else ' '}{row}.{part}"[:width], Tone.TEXT),))

    def selectable(self, row: int) -> bool:
        return row not in HEADINGS

    def cursor_moved(self) -> None:
        self.moves.append(self.cursor)

    def open_row(self) -> None:
        self.opened.append(self.cursor)


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Numbers()

    def on_mount(self) -> None:
        self.numbers.set_rows([1 if row in HEADINGS else 2 for row in range(20)], 1)
        self.numbers.focus()

    @property
    def numbers(self) -> Numbers:
        return self.query_one(Numbers)


def drawn(numbers: Numbers) -> list[str]:
    rows = [numbers.render_line(y) for y in range(1, numbers.size.height)]
    return [row.text.rstrip() for row in rows]


@pytest.fixture
def app() -> ListApp:
    return ListApp()


async def test_the_cursor_goes_past_rows_that_cannot_be_chosen(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        numbers = app.numbers
        for _ in range(5):
            numbers.action_row(1)
        assert numbers.moves == [2, 3, 4, 6, 7]
        numbers.action_first()
        numbers.action_row(-1)
        assert numbers.cursor == 1, "above it is a heading only"
        numbers.action_last()
        numbers.action_row(1)
        assert numbers.cursor == 19
        assert numbers.moves == [2, 3, 4, 6, 7, 1, 19], "where it cannot go on it tells nothing"


async def test_it_stays_in_sight_below_the_header(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        assert drawn(app.numbers)[:3] == [" 0.0", ">1.0", ">1.1"]
        app.numbers.action_last()
        await pilot.pause()
        await pilot.pause()
        assert drawn(app.numbers)[-2:] == [">19.0", ">19.1"]
        app.numbers.action_first()
        await pilot.pause()
        await pilot.pause()
        assert drawn(app.numbers)[0] == ">1.0"


async def test_a_page_is_as_many_lines_as_can_be_seen(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        numbers = app.numbers
        numbers.action_page(1)
        assert numbers.cursor == 4, "seven lines on"
        for _ in range(9):
            numbers.action_page(1)
        assert numbers.cursor == 19
        for _ in range(9):
            numbers.action_page(-1)
        assert numbers.cursor == 1


async def test_a_click_moves_and_another_one_opens(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        numbers = app.numbers
        await pilot.click(Numbers, offset=(2, 0))  # the header
        await pilot.click(Numbers, offset=(2, 1))  # a heading
        assert (numbers.cursor, numbers.opened) == (1, [])
        await pilot.click(Numbers, offset=(2, 4))
        assert (numbers.cursor, numbers.opened) == (2, [])
        await pilot.click(Numbers, offset=(2, 5))  # the other line of the same row
        assert (numbers.cursor, numbers.opened) == (2, [2])


async def test_without_rows_nothing_happens(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        numbers = app.numbers
        numbers.set_rows([])
        for move in (numbers.action_first, numbers.action_last, numbers.action_open):
            move()
        numbers.step(1)
        numbers.step(-1, pages=True)
        await pilot.click(Numbers, offset=(2, 3))
        assert (numbers.cursor, numbers.opened, numbers.moves) == (0, [], [])
        assert not any(drawn(numbers))


async def test_the_cursor_is_drawn_with_the_focus_only(app: ListApp) -> None:
    async with app.run_test(size=(20, 12)) as pilot:
        await pilot.pause()
        assert ">1.0" in drawn(app.numbers)
        app.screen.set_focus(None)
        await pilot.pause()
        assert ">1.0" not in drawn(app.numbers)
