"""The line under the page to find words in it."""

from __future__ import annotations

from kaoview.tui.widgets.input_bar import InputBar
from kaoview.tui.widgets.text_input import FindBox


class FindBar(InputBar):
    """Takes words, and shows how many of them there are in the page."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("頁內找", FindBox("這一頁裡要找的字", id="find-box"), id=id)
