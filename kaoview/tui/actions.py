"""The one list of what a reader can do by key: it feeds bindings, the key bar and the help page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Area(StrEnum):
    """Where an action works; the value is the area's name for readers."""

    EVERYWHERE = "隨時"
    SIDEBAR = "目錄"
    READER = "內文"
    SEARCH = "搜尋"
    FACETS = "篩選"
    FIND = "頁內找"
    HELP = "說明"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a reader can do.

    Attributes:
        id: The name under which its keys can be changed.
        keys: Keys as Textual names them, the one to show first.
        label: Two to four characters for the key bar.
        tooltip: What it does, for the help page.
        area: Where it works.
        command: The Textual action it runs.
        rank: Its place in the key bar, lowest first; None keeps it out.
        fixed: Whether the key bar shows it however narrow it is.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    area: Area
    command: str
    rank: int | None = None
    fixed: bool = False

    @property
    def binding(self) -> Binding:
        """The Textual binding; its id lets a reader change the keys."""
        return Binding(
            ",".join(self.keys),
            self.command,
            self.label,
            show=False,
            id=self.id,
            tooltip=self.tooltip,
        )


def _action(area: Area, name: str, keys: str, command: str, label: str, tooltip: str) -> Action:
    id = name if area is Area.EVERYWHERE else f"{area.name.lower()}.{name}"
    return Action(id, tuple(keys.split()), label, tooltip, area, command, *_KEYBAR.get(id, ()))


_KEYBAR: dict[str, tuple[int] | tuple[int, bool]] = {
    "sidebar.open": (1,),
    "sidebar.out": (2,),
    "reader.page_down": (1,),
    "reader.leave": (2,),
    "search": (3,),
    "hit_next": (4,),
    "switch": (5,),
    "export": (6,),
    "next": (7,),
    "previous": (8,),
    "help": (9, True),
    "quit": (10, True),
    "search.go": (1,),
    "search.facets": (2,),
    "search.down": (3,),
    "search.up": (4,),
    "search.leave": (9, True),
    "facets.narrow": (1,),
    "facets.leave": (2, True),
    "find.go": (1,),
    "find.down": (2,),
    "find.up": (3,),
    "find.leave": (9, True),
    "help.down": (1,),
    "help.page_down": (2,),
    "help.close": (9, True),
}
"""The place of an action in the key bar, and whether it is shown however narrow that is."""

_S, _R, _E, _H = Area.SIDEBAR, Area.READER, Area.EVERYWHERE, Area.HELP
_Q, _N, _F = Area.SEARCH, Area.FACETS, Area.FIND

ACTIONS: tuple[Action, ...] = (
    _action(
        _E,
        "search",
        "slash",
        "search",
        "搜尋",
        "搜尋所有文件，邊打邊找；打錯字、簡體、注音或拼音也可以",
    ),
    _action(_E, "find", "f", "find", "頁內找", "在正在讀的這一頁裡找"),
    _action(_E, "hit_next", "n", "hit(1)", "下一筆", "到下一筆找到的"),
    _action(_E, "hit_previous", "N", "hit(-1)", "上一筆", "到上一筆找到的"),
    _action(_E, "clear", "escape", "clear", "清除", "清除標記；沒有標記時從內文回到目錄"),
    _action(_E, "switch", "tab shift+tab", "switch", "換欄", "在目錄與內文之間切換"),
    _action(_E, "previous", "left_square_bracket", "step(-1)", "上一項", "讀同一層的上一項"),
    _action(_E, "next", "right_square_bracket", "step(1)", "下一項", "讀同一層的下一項"),
    _action(
        _E,
        "export",
        "e",
        "export",
        "匯出",
        "把正在讀的機關、計畫或項目存成 Markdown，放在目前的資料夾",
    ),
    _action(_E, "theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _action(_E, "help", "question_mark", "app.help", "說明", "這一頁"),
    _action(_E, "quit", "q", "app.quit", "離開", "離開 kaoview"),
    _action(_S, "down", "j down", "down", "往下", "往下一行"),
    _action(_S, "up", "k up", "up", "往上", "往上一行"),
    _action(_S, "open", "enter", "open", "打開", "展開；已經展開或沒有下層時，到內文"),
    _action(_S, "in", "l right", "go_in", "展開", "展開；已經展開時進到下一層"),
    _action(_S, "out", "h left", "go_out", "收合", "收合；已經收合時回到上一層"),
    _action(_S, "fold", "space", "fold", "開合", "展開或收合"),
    _action(_S, "first", "g home", "first", "最上", "到目錄開頭"),
    _action(_S, "last", "G end", "last", "最下", "到目錄結尾"),
    _action(_S, "page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _action(_S, "page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _action(_R, "down", "j down", "scroll_by(1)", "往下", "往下一行"),
    _action(_R, "up", "k up", "scroll_by(-1)", "往上", "往上一行"),
    _action(_R, "page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁"),
    _action(_R, "page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _action(_R, "first", "g home", "top", "開頭", "到內文開頭"),
    _action(_R, "last", "G end", "bottom", "結尾", "到內文結尾"),
    _action(_R, "leave", "h left", "leave", "回目錄", "回到目錄"),
    _action(_Q, "go", "enter", "go", "前往", "到選取的那一筆；選取的是詞時就找那個詞"),
    _action(_Q, "down", "down", "move(1)", "下一筆", "看下一筆，內文跟著走"),
    _action(_Q, "up", "up", "move(-1)", "上一筆", "看上一筆，內文跟著走"),
    _action(_Q, "page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _action(_Q, "page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _action(_Q, "facets", "tab shift+tab", "turn", "篩選", "依年度或機關縮小範圍"),
    _action(_Q, "leave", "escape", "leave", "回去", "不找了，回到原來的地方"),
    _action(_N, "down", "j down", "move(1)", "往下", "往下一行"),
    _action(_N, "up", "k up", "move(-1)", "往上", "往上一行"),
    _action(_N, "narrow", "enter space", "narrow", "選取", "只看這個年度或機關；再按一次取消"),
    _action(_N, "leave", "tab shift+tab escape", "leave", "回搜尋", "回到搜尋的輸入框"),
    _action(_F, "go", "enter", "go", "到內文", "回到內文；找到的字仍有標記，n 與 N 前後跳"),
    _action(_F, "down", "down", "move(1)", "下一處", "到下一處"),
    _action(_F, "up", "up", "move(-1)", "上一處", "到上一處"),
    _action(_F, "leave", "escape", "leave", "取消", "不找了，清除標記"),
    _action(_H, "down", "j down", "scroll_by(1)", "往下", "往下一行"),
    _action(_H, "up", "k up", "scroll_by(-1)", "往上", "往上一行"),
    _action(_H, "page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁"),
    _action(_H, "page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _action(
        _H,
        "close",
        "escape question_mark q enter",
        "app.pop_screen",
        "關閉",
        "關閉說明，回到原來的畫面",
    ),
)
"""Every action, in the order of the help page."""

BY_ID = {action.id: action for action in ACTIONS}

_KEY_NAMES = {
    "up": "上",
    "down": "下",
    "left": "左",
    "right": "右",
    "enter": "Enter",
    "escape": "Esc",
    "space": "空白鍵",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def bindings(area: Area) -> list[BindingType]:
    """Return the bindings of an area, for a widget's or a screen's ``BINDINGS``."""
    return [action.binding for action in ACTIONS if action.area is area]


def key_name(key: str) -> str:
    """Return a key as readers call it.

    The arrows go by their names: the width of 「→」 differs between terminals.

    >>> key_name("question_mark"), key_name("ctrl+p"), key_name("down")
    ('?', 'Ctrl+P', '下')
    """
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    *modifiers, last = key.split("+")
    if modifiers:
        return "+".join(
            (*(name.capitalize() for name in modifiers), _KEY_NAMES.get(last, last.upper()))
        )
    return key
