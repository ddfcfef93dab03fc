"""The screen below a dialog looks as Textual would draw it."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

from kaoview.tui.platform.dimmed import dimmed


@pytest.mark.parametrize("colour", [Color(10, 20, 30, 0.6), Color(0, 0, 0, 0)])
@pytest.mark.parametrize(
    "style",
    [
        None,
        Style(),
        Style(color="#c0ffee", bgcolor="#102030", bold=True),
        Style(color="red", underline=True),
        Style(bgcolor="#ffffff", link="https://example.org", meta={"@click": "app.quit"}),
    ],
)
def test_a_piece_is_dimmed_as_textual_does(style: Style | None, colour: Color) -> None:
    ground = Style(color="#eeeeee", bgcolor="#111111")
    (expected,) = BackgroundScreen.process_segments([Segment("字", style)], colour)
    assert expected.style is not None
    assert dimmed(style, ground, colour) == ground + expected.style
    assert not dimmed(style, ground, colour).meta
