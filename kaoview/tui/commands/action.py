"""Actions, and the areas of the explorer where they work."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from textual.binding import Binding


class Area(StrEnum):
    """Where an action works; the value is the area's name on the screen."""

    EVERYWHERE = "隨時"
    SIDEBAR = "目錄"
    FILTER = "目錄篩選"
    READER = "內文"
    SEARCH = "搜尋"
    FACETS = "篩選"
    FIND = "本頁搜尋"
    ELSEWHERE = "其他年度"
    TRENDS = "趨勢"
    TRENDS_GRID = "趨勢的次數表"
    TRENDS_WORDS = "趨勢的詞"
    JUMP = "跳到"
    NOTE = "書籤註記"
    PLACES_FILTER = "篩選書籤"
    PLACES = "書籤與去過的地方"
    CHOICE = "選對照"
    COMPARISON = "對照"
    SIFT = "對照裡篩選"
    CANDIDATES = "對應候選"
    ADDING = "加入對應"
    VERDICT = "校對"
    EXPORT = "匯出"
    EXPORT_PATH = "匯出的檔名"
    EXPORTED = "匯出之後"
    HELP = "說明"
    PALETTE = "指令"
    OPEN = "打開檔案"
    UNDERSTOOD = "讀到的文件"
    IMPORT = "匯入校對"
    MENU = "選單"
    WHOLE = "全文"
    LETTERS = "打字母跳列"
    PROGRAM = "每個畫面"


class Action(NamedTuple):
    """Something the user can do.

    Attributes:
        id: Its name in the settings.
        keys: Textual's names of its keys, the one to show first.
        label: Two to four characters for the key bar.
        tooltip: Its description for the help page.
        area: Where it works.
        command: The Textual action it runs.
        rank: Its position in the key bar, lowest first; None hides it there.
        fixed: Whether the key bar shows it at any width.
        while_searching: Whether it works while the search is open.
        menu: Whether it is in the menu of the row or the text that it acts on.
        brief: Its label where the key bar is short of room; empty if that is the same.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    area: Area
    command: str
    rank: int | None = None
    fixed: bool = False
    while_searching: bool = True
    menu: bool = False
    brief: str = ""

    @property
    def name(self) -> str:
        """The name of its command in the explorer, without arguments, as ``step`` for ``[``."""
        return self.command.removeprefix("command('").partition("'")[0]

    @property
    def binding(self) -> Binding:
        """The Textual binding; its id lets the user change the keys."""
        return Binding(
            ",".join(self.keys),
            self.command,
            self.label,
            show=False,
            id=self.id,
            tooltip=self.tooltip,
        )


def act(
    area: Area,
    name: str,
    keys: str,
    command: str,
    label: str,
    tooltip: str,
    *,
    rank: int | None = None,
    fixed: bool = False,
    while_searching: bool = True,
    menu: bool = False,
    brief: str = "",
) -> Action:
    """Return an action; its id is its name, prefixed by the area unless it works everywhere.

    Args:
        area: Where it works.
        name: Its name within the area.
        keys: Its keys, separated by spaces, the one to show first.
        command: The Textual action it runs.
        label: Two to four characters for the key bar.
        tooltip: Its description.
        rank: Its position in the key bar, lowest first; None hides it there.
        fixed: Whether the key bar shows it at any width.
        while_searching: Whether it works while the search is open.
        menu: Whether it is in the menu of the row or the text that it acts on.
        brief: Its label where the key bar is short of room; empty if that is the same.
    """
    id = name if area is Area.EVERYWHERE else f"{area.name.lower()}.{name}"
    return Action(
        id,
        tuple(keys.split()),
        label,
        tooltip,
        area,
        command,
        rank,
        fixed,
        while_searching,
        menu,
        brief,
    )
