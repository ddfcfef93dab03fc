"""The dialogs that every screen has: the palette, help, and those about the row under the cursor.

The application opens them over whichever screen is on top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.geometry import Offset
from textual.widget import Widget

from kaoview.tui.commands import BY_ID
from kaoview.tui.host import host_of
from kaoview.tui.widgets.row_targets import list_in_use, lists_in_sight, whole_row_of

if TYPE_CHECKING:
    from textual.app import App
    from textual.theme import Theme

    from kaoview.tui.state.palette_entries import PaletteEntry

_WHOLE = "program.whole"  # the id of its action
_MENU_INDENT = 4  # cells from the edge of a pane to its menu; chosen by eye


def open_help(app: App[Any], keys: Mapping[str, Sequence[str]]) -> None:
    """Show every key, those of the screen on top first.

    Args:
        app: The application.
        keys: The reader's own keys by action.
    """
    from kaoview.tui.dialogs.help import HelpScreen

    bound = app.screen.active_bindings.values()
    chain = [active.binding.id for active in bound if active.node is not app]
    areas = dict.fromkeys(BY_ID[id].area for id in chain if id in BY_ID)
    # The chain runs from the focused widget to the screen; help lists the screen's keys first.
    app.push_screen(HelpScreen(tuple(reversed(areas)), keys))


def open_palette(
    app: App[Any],
    themes: Mapping[str, Theme],
    keys: Mapping[str, Sequence[str]],
    use_theme: Callable[[str], None],
) -> None:
    """Let the reader choose among what can be done on the screen on top, and the themes.

    Args:
        app: The application.
        themes: The themes that can be chosen.
        keys: The reader's own keys by action.
        use_theme: Switches to a theme.
    """
    from kaoview.tui.dialogs.available import available_actions
    from kaoview.tui.dialogs.palette import PaletteScreen
    from kaoview.tui.state.palette_entries import palette_entries

    found = available_actions(app.screen)
    found.pop("palette", None)

    async def chosen(offer: PaletteEntry | None) -> None:
        if offer is None:
            return
        if offer.id in found:
            await app.run_action(found[offer.id].command, found[offer.id].node)
        elif offer.ready:
            use_theme(offer.id)
        else:
            host_of(app).say(f"「{offer.label}」要在「{offer.group}」畫面才能用")

    shades = {name: theme.dark for name, theme in sorted(themes.items())}
    active = {id: each.keys for id, each in found.items()}
    app.push_screen(PaletteScreen(palette_entries(active, shades, keys)), chosen)


def jump_by_letters(app: App[Any]) -> None:
    """Put letters on rows in sight, and go to the one that is typed.

    Those are the rows of the list in use, or where it has none, as a text without links, those of
    all other lists on the screen.
    """
    from kaoview.tui.dialogs.letters import LettersScreen

    screen = app.screen
    pane = list_in_use(screen)
    panes = [pane] if pane is not None and pane.rows_in_sight() else lists_in_sight(screen)
    rows = [(each, *row) for each in panes for row in each.rows_in_sight()]
    if not rows:
        host_of(app).say("這裡沒有可以跳過去的列")
        return

    def go(chosen: int | None) -> None:
        if chosen is None:
            return
        to, row, _ = rows[chosen]
        if to is not pane and isinstance(to, Widget) and to.focusable:
            screen.set_focus(to, scroll_visible=False)
        to.go_to_row(row)

    places = [each.content_region.offset + Offset(0, line) for each, _, line in rows]
    app.push_screen(LettersScreen(places), go)


def open_menu(app: App[Any], place: Offset | None = None) -> None:
    """Offer what can be done with the row under the cursor or the text, and do it.

    Args:
        app: The application.
        place: Where the mouse is; without a mouse the menu stands below the cursor.
    """
    from kaoview.tui.dialogs.available import menu_actions
    from kaoview.tui.dialogs.row_menu import MenuScreen

    found = menu_actions(app.screen)
    if whole_row_of(app.screen) is None:
        found.pop(_WHOLE, None)
    if not found:
        host_of(app).say("這裡沒有可以選的動作")
        return
    if place is None:
        pane = list_in_use(app.screen)
        corner = pane.content_region.offset if pane is not None else Offset(0, 0)
        place = corner + Offset(_MENU_INDENT, pane.cursor_line + 1 if pane is not None else 0)

    async def chosen(id: str | None) -> None:
        if id is not None:
            await app.run_action(found[id].command, found[id].node)

    app.push_screen(MenuScreen([*found.values()], place), chosen)


def show_whole_row(app: App[Any]) -> None:
    """Show the whole of the row under the cursor, which a line has no room for."""
    from kaoview.tui.dialogs.whole_row import WholeScreen

    builder = whole_row_of(app.screen)
    if builder is None:
        host_of(app).say("這裡沒有切短的文字")
    else:
        app.push_screen(WholeScreen(builder))


ON_ROW: Mapping[str, Callable[[App[Any]], None]] = {
    "letters": jump_by_letters,
    "menu": open_menu,
    "whole": show_whole_row,
}
"""What the actions of every screen do about the row under the cursor, by name."""
