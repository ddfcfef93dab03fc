"""The pane of lines: made in steps, marked, selected, copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from kaoview.tui.render.item_page import node_lines
from kaoview.tui.render.lines import Line, Piece, Tone
from kaoview.tui.themes import own_variables
from kaoview.tui.widgets import page as lineview
from kaoview.tui.widgets.page import LineView
from tests.tui.small_library import item
from tests.tui.waiting import until

TEXT = "邁向 2050 淨零轉型目標，市府制定自治條例、勾勒短中長期減碳藍圖，循序推動減碳 30%、2050 年淨零目標。"
ITEM = item("113-全市-3", "(一)", "宜居高雄", TEXT)


class ViewApp(App[None]):
    CSS_PATH = "../../../kaoview/tui/kaoview.tcss"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return own_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield LineView(60)

    @property
    def view(self) -> LineView:
        return self.query_one(LineView)


def numbered(count: int, made: list[int] | None = None) -> Iterator[Line]:
    for number in range(count):
        if made is not None:
            made.append(number)
        yield Line((Piece(f"第 {number} 行", Tone.TEXT, 0),), node=str(number))


def drawn(view: LineView) -> list[str]:
    rows = [view.render_line(y) for y in range(view.size.height)]
    return ["".join(segment.text for segment in row).rstrip() for row in rows]


def marked(view: LineView, name: str) -> str:
    background = view.get_component_rich_style(name).bgcolor
    rows = [view.render_line(y) for y in range(view.size.height)]
    return "".join(
        segment.text
        for row in rows
        for segment in row
        if segment.style and segment.style.bgcolor == background
    )


async def test_a_long_page_is_shown_before_it_is_whole() -> None:
    async with ViewApp().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        made: list[int] = []
        view.show(lambda _: numbered(200_000, made))
        assert 24 < len(made) < 200_000
        assert drawn(view)[0].strip() == "第 0 行"
        before = len(made)
        await until(pilot, lambda: len(made) > before)
        view.action_bottom()
        assert len(made) == 200_000
        assert "第 199999 行" in "".join(drawn(view))


async def test_a_long_page_is_laid_out_a_few_times_and_is_whole_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lineview, "_BUDGET", 0.0002)
    async with ViewApp().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.show(lambda _: numbered(2000))
        heights = {view.virtual_size.height}

        def is_whole() -> bool:
            heights.add(view.virtual_size.height)
            return len(view.lines) == 2000 and 2001 in heights

        await until(pilot, is_whole)
        assert max(heights) == 2001
        assert len(heights) <= 6, "not at every step, which would lay out the screen each time"


async def test_a_new_page_ends_the_making_of_the_old_one() -> None:
    async with ViewApp().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        made: list[int] = []
        view.show(lambda _: numbered(10_000_000, made))
        view.show(lambda _: numbered(3))
        before = len(made)
        await pilot.pause(0.1)
        assert len(made) == before
        assert len(view.lines) == 3


async def test_marks_are_drawn_on_the_characters_they_name() -> None:
    async with ViewApp().run_test(size=(60, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.show(lambda width: node_lines(ITEM, width))
        words = ITEM.title + ITEM.text
        places = [at for at in range(len(words)) if words.startswith("淨零", at)]
        spans = [(at, at + 2) for at in places]
        view.mark({ITEM.id: spans}, (ITEM.id, places[1]))
        assert marked(view, "line--mark") == "淨零"
        assert marked(view, "line--mark-current") == "淨零"
        view.mark({ITEM.id: [(0, 6)]})
        assert marked(view, "line--mark") == "宜居高雄邁向"
        view.mark({})
        assert marked(view, "line--mark") == ""


async def test_a_mark_may_go_over_a_line_break() -> None:
    async with ViewApp().run_test(size=(40, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.show(lambda width: node_lines(ITEM, width))
        end = len(ITEM.title + ITEM.text)
        view.mark({ITEM.id: [(len(ITEM.title), end)]})
        assert "".join(marked(view, "line--mark").split()) == "".join(TEXT.split())


async def test_a_passage_is_brought_into_sight() -> None:
    async with ViewApp().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.show(lambda _: numbered(5000))
        view.show_passage("4000", 0)
        assert any("第 4000 行" in row for row in drawn(view))
        top = view.scroll_y
        view.show_passage("4002", 0)
        assert view.scroll_y == top


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (SELECT_ALL, f"(一) 宜居高雄\n{TEXT}"),
        (Selection(Offset(4, 0), Offset(8, 0)), "宜居高雄"),
        (Selection(Offset(4, 1), None), TEXT),
        (Selection(None, Offset(8, 0)), "(一) 宜居高雄"),
    ],
)
async def test_what_is_copied_has_no_line_breaks_of_the_screen(
    selection: Selection, words: str
) -> None:
    async with ViewApp().run_test(size=(40, 24)) as pilot:
        view = pilot.app.query_one(LineView)

        def page(width: int) -> Iterable[Line]:
            return [line for line in node_lines(ITEM, width) if line.at >= 0]

        view.show(page)
        copied = view.get_selection(selection)
        assert copied is not None
        assert copied[0].replace(" ", "") == words.replace(" ", "")
        assert "\n" not in copied[0].replace("(一) 宜居高雄\n", "")


async def test_the_mouse_selects_words() -> None:
    async with ViewApp().run_test(size=(40, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.show(lambda width: node_lines(ITEM, width))
        await pilot.pause()
        await pilot.mouse_down(LineView, offset=(2 + 5, 0))
        await pilot.hover(LineView, offset=(2 + 7, 0))
        await pilot.mouse_up(LineView, offset=(2 + 7, 0))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "宜居"


async def test_a_page_shown_before_there_is_room_is_set_when_there_is() -> None:
    async with ViewApp().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(LineView)
        view.display = False
        await pilot.pause()
        view.show(lambda width: node_lines(ITEM, width))
        view.display = True
        await until(pilot, lambda: any("宜居高雄" in row for row in drawn(view)))
