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
    ELSEWHERE = "其他年度"
    CHOICE = "選對照"
    COMPARISON = "對照"
    CANDIDATES = "對應候選"
    VERDICT = "校對"
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
    "compare": (4,),
    "elsewhere": (6,),
    "export": (7,),
    "next": (8,),
    "previous": (9,),
    "help": (10, True),
    "quit": (11, True),
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
    "elsewhere.go": (1,),
    "elsewhere.leave": (2, True),
    "choice.open": (1, True),
    "choice.down": (2,),
    "choice.cancel": (9, True),
    "comparison.open": (1,),
    "comparison.accept": (2,),
    "comparison.reject": (3,),
    "comparison.undo": (4,),
    "comparison.next_change": (5,),
    "comparison.read": (6,),
    "comparison.next": (7,),
    "comparison.help": (9, True),
    "comparison.close": (10, True),
    "candidates.accept": (1,),
    "candidates.reject": (2,),
    "candidates.undo": (3,),
    "candidates.down": (4,),
    "candidates.page_down": (5,),
    "candidates.help": (9, True),
    "candidates.close": (10, True),
    "verdict.save": (1, True),
    "verdict.next": (2,),
    "verdict.cancel": (9, True),
    "help.down": (1,),
    "help.page_down": (2,),
    "help.close": (9, True),
}
"""The place of an action in the key bar, and whether it is shown however narrow that is."""

_S, _R, _E, _H = Area.SIDEBAR, Area.READER, Area.EVERYWHERE, Area.HELP
_Q, _N, _F = Area.SEARCH, Area.FACETS, Area.FIND
_O, _C, _D, _K, _V = (
    Area.ELSEWHERE,
    Area.CHOICE,
    Area.COMPARISON,
    Area.CANDIDATES,
    Area.VERDICT,
)

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
    _action(_E, "compare", "d", "compare", "對照", "把這個機關、計畫或項目與其他年度對照"),
    _action(_E, "elsewhere", "o", "elsewhere", "其他年度", "到下方看同一件事在其他年度怎麼寫"),
    _action(_E, "elsewhere_show", "O", "elsewhere_show", "開關", "顯示或隱藏下方的其他年度"),
    _action(_E, "return", "backspace", "return", "返回", "從其他年度的項目回到原來的項目"),
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
    _action(_O, "down", "j down", "row(1)", "往下", "往下一項"),
    _action(_O, "up", "k up", "row(-1)", "往上", "往上一項"),
    _action(_O, "go", "enter", "open", "前往", "到這一項"),
    _action(_O, "leave", "escape h left", "leave", "回內文", "回到內文"),
    _action(_C, "down", "j down", "row(1)", "往下", "往下一組"),
    _action(_C, "up", "k up", "row(-1)", "往上", "往上一組"),
    _action(_C, "open", "enter", "open", "對照", "開始對照"),
    _action(_C, "cancel", "escape q", "screen.cancel", "取消", "不對照了"),
    _action(_D, "next", "j down", "row(1)", "下一列", "到下一列"),
    _action(_D, "previous", "k up", "row(-1)", "上一列", "到上一列"),
    _action(_D, "right", "l right", "choose(1)", "下一對應", "同一列有好幾個對應時，選下一個"),
    _action(_D, "left", "h left", "choose(-1)", "上一對應", "選上一個對應"),
    _action(
        _D,
        "next_change",
        "n right_square_bracket",
        "change(1)",
        "下一變動",
        "到下一個不是延續的項目",
    ),
    _action(
        _D,
        "previous_change",
        "N left_square_bracket",
        "change(-1)",
        "上一變動",
        "到上一個不是延續的項目",
    ),
    _action(_D, "page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    _action(_D, "page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    _action(_D, "first", "g home", "first", "最上", "到第一列"),
    _action(_D, "last", "G end", "last", "最下", "到最後一列"),
    _action(_D, "all", "0", "filter('all')", "全部", "看全部的項目"),
    _action(_D, "same", "1", "filter('same')", "延續", "只看延續的項目；再按一次看全部"),
    _action(_D, "revised", "2", "filter('revised')", "修訂", "只看修訂的項目"),
    _action(_D, "related", "3", "filter('related')", "相關", "只看相關的項目"),
    _action(_D, "missing", "4", "filter('missing')", "未見對應", "只看未見對應的項目"),
    _action(_D, "new", "5", "filter('new')", "新增", "只看新增的項目"),
    _action(_D, "pending", "6", "filter('pending')", "未經校對", "只看還沒有人校對的項目"),
    _action(_D, "open", "enter", "open", "候選", "看所有對應候選與兩邊全文"),
    _action(_D, "accept", "a", "accept", "接受", "這一組有對應：選延續、修訂或相關，可加註"),
    _action(_D, "reject", "x", "reject", "否決", "這一組沒有對應，或確認未見對應，可加註"),
    _action(_D, "undo", "u", "undo", "復原", "收回上一次的校對，或自己對這一列的校對"),
    _action(_D, "read", "o", "read", "讀原文", "到內文讀選取的項目"),
    _action(_D, "theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _action(_D, "help", "question_mark", "app.help", "說明", "所有按鍵"),
    _action(_D, "close", "escape q", "close", "返回", "回到原來的地方；對照中則取消"),
    _action(_K, "down", "j down", "row(1)", "下一個", "到下一個候選"),
    _action(_K, "up", "k up", "row(-1)", "上一個", "到上一個候選"),
    _action(_K, "page_down", "space pagedown", "turn(1)", "下一頁", "兩邊全文往下一頁"),
    _action(_K, "page_up", "b pageup", "turn(-1)", "上一頁", "兩邊全文往上一頁"),
    _action(_K, "first", "g home", "first", "最上", "到第一個候選"),
    _action(_K, "last", "G end", "last", "最下", "到最後一個候選"),
    _action(_K, "accept", "a enter", "accept", "接受", "有對應：選延續、修訂或相關，可加註"),
    _action(_K, "reject", "x", "reject", "否決", "沒有對應，可加註"),
    _action(_K, "undo", "u", "undo", "復原", "收回上一次的校對"),
    _action(_K, "help", "question_mark", "app.help", "說明", "所有按鍵"),
    _action(_K, "close", "escape q", "close", "返回", "回到對照"),
    _action(_V, "save", "enter", "screen.save", "存入", "存入校對與註記"),
    _action(_V, "next", "down", "screen.status(1)", "換狀態", "下一個狀態"),
    _action(_V, "previous", "up", "screen.status(-1)", "換狀態", "上一個狀態"),
    _action(_V, "cancel", "escape", "screen.cancel", "取消", "不校對了"),
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
    "backspace": "Backspace",
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
