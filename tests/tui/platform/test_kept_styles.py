"""The stylesheet that remembers which rules hold does what Textual's own does, with less work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from kaoview.tui.platform.kept_styles import KeptStylesheet
from tests.tui.conftest import Explorer
from tests.tui.waiting import opened, until

Looks = dict[str, object]
_NAMES = "COMPONENT_CLASSES"


def _looks_of(screen: Screen[object], sheet: Stylesheet) -> dict[str, Looks]:
    """Return the rules of every node of a screen and of its component classes, as a sheet says."""
    found: dict[str, Looks] = {}
    for number, node in enumerate(screen.walk_children(with_self=True)):
        sheet.apply(node)
        assert isinstance(node, Widget)
        found[f"{number} {node!r}"] = node.styles.base.get_rules()
        kinds = type(node).__mro__
        for name in sorted({name for kind in kinds for name in vars(kind).get(_NAMES, ())}):
            with suppress(KeyError):  # a class may leave out those it would inherit
                styles = node.get_component_styles(name)
                found[f"{number} {node!r} {name}"] = styles.base.get_rules()
    return found


@pytest.mark.parametrize("keys", ["ctrl+p", "e", "t"])
async def test_every_style_is_what_textual_works_out(explorer: Explorer, keys: str) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        app = pilot.app
        before = app.screen
        for key in (keys, "escape", keys):  # the second time from what is remembered
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: app.screen is not before)
        usual = Stylesheet(variables=app.get_css_variables())
        usual.source = app.stylesheet.source
        usual.reparse()
        ours = _looks_of(app.screen, app.stylesheet)
        assert ours == _looks_of(app.screen, usual)


@pytest.fixture
def matched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[DOMNode]]:
    """Give the nodes against which all rules are matched from now on."""
    seen: list[DOMNode] = []
    usual = Stylesheet.apply

    def noted(sheet: Stylesheet, node: DOMNode, **given: object) -> None:
        seen.append(node)
        usual(sheet, node, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(Stylesheet, "apply", noted)
    yield seen


async def test_a_dialog_that_was_open_before_matches_next_to_no_rules_again(
    explorer: Explorer, matched: list[DOMNode]
) -> None:
    async with explorer().run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        assert isinstance(pilot.app.stylesheet, KeptStylesheet)
        counts = []
        for _ in range(2):
            matched.clear()
            await pilot.press("m")
            await pilot.pause()
            counts.append(len(matched))
            await pilot.press("escape")
            await pilot.pause()
        first, second = counts
        assert first > 0
        assert second <= first // 4
