"""The actions of choosing what to compare, of the comparison, and of reviewing pairs."""

from __future__ import annotations

from functools import partial

from kaoview.compare.change_sorts import ChangeSort
from kaoview.compare.statuses import DECIDABLE, FILTERABLE, UNREVIEWED, Status, alternatives
from kaoview.tui.commands.action import Action, Area, act

_choice = partial(act, Area.CHOICE)
_comparison = partial(act, Area.COMPARISON)
_sift = partial(act, Area.SIFT)
_candidates = partial(act, Area.CANDIDATES)
_adding = partial(act, Area.ADDING)
_verdict = partial(act, Area.VERDICT)
_import = partial(act, Area.IMPORT)

_CHOOSE = f"選{alternatives([status.label for status in DECIDABLE], '或')}"
_FILTERS = tuple(
    _comparison(
        status.value,
        status.traits.key,
        f"filter('{status.value}')",
        status.label,
        f"只看{status.label}的項目" + ("" if number else "；再按一次看全部"),
    )
    for number, status in enumerate(FILTERABLE)
)

_CHANGE_FILTERS = tuple(
    _comparison(f"change_{sort.value}", key, f"filter('{sort.value}')", sort.label, f"只看{words}")
    for sort, key, words in (
        (ChangeSort.CONTENT, "7", "內容有改的項目"),
        (ChangeSort.WORDING, "8", "只改了文字的項目"),
        (ChangeSort.PUNCTUATION, "9", "只改了標點的項目"),
    )
)

COMPARING: tuple[Action, ...] = (
    _choice("down", "down j", "row(1)", "下一組", "往下一組", rank=2),
    _choice("up", "up k", "row(-1)", "上一組", "往上一組"),
    _choice("open", "enter", "open", "對照", "開始對照", rank=1, fixed=True),
    _choice("cancel", "escape q", "screen.cancel", "取消", "取消，不對照", rank=9, fixed=True),
    _comparison("next", "down j", "list('row', 1)", "下一列", "到下一列", rank=9),
    _comparison("redo", "U", "redo", "重做", "再存一次剛才復原的校對"),
    _comparison("previous", "up k", "list('row', -1)", "上一列", "到上一列"),
    _comparison(
        "right", "l right", "list('choose', 1)", "下一對應", "同一列有好幾個對應時，選下一個"
    ),
    _comparison("left", "h left", "list('choose', -1)", "上一對應", "選上一個對應"),
    _comparison(
        "next_change",
        "n right_square_bracket",
        "change(1)",
        "下個差異",
        f"到下一個不是{Status.SAME.label}的項目",
        rank=4,
        brief="差異",
    ),
    _comparison(
        "previous_change",
        "N left_square_bracket",
        "change(-1)",
        "上個差異",
        f"到上一個不是{Status.SAME.label}的項目",
    ),
    _comparison(
        "next_part",
        "right_curly_bracket",
        "part(1)",
        "下個標題",
        "到下一個機關；只有一個機關時，到下一個標題",
    ),
    _comparison(
        "previous_part", "left_curly_bracket", "part(-1)", "上個標題", "到上一個機關或標題"
    ),
    _comparison(
        "sift", "slash", "sift", "篩選", "只看兩邊有這些字的項目；機關名稱與編號也行", rank=6
    ),
    _comparison("page_down", "space pagedown", "list('page', 1)", "下一頁", "往下一頁"),
    _comparison("page_up", "b pageup", "list('page', -1)", "上一頁", "往上一頁"),
    _comparison("first", "g home", "list('first')", "最上", "到第一列"),
    _comparison("last", "G end", "list('last')", "最下", "到最後一列"),
    _comparison("all", "0", "filter('all')", "全部", "看全部的項目"),
    *_FILTERS,
    _comparison("pending", "6", "filter('pending')", UNREVIEWED, "只看還沒有人校對的項目"),
    *_CHANGE_FILTERS,
    _comparison(
        "open", "enter", "list('open')", "候選", "看所有對應候選與兩邊全文", rank=1, menu=True
    ),
    _comparison(
        "accept", "a", "accept", "採用", f"這一組有對應：{_CHOOSE}，可加註記", rank=2, menu=True
    ),
    _comparison(
        "reject",
        "x",
        "reject",
        "排除",
        f"這一組沒有對應，或確認{Status.MISSING.label}，可加註記",
        rank=3,
        menu=True,
    ),
    _comparison("undo", "u", "undo", "復原", "復原上一次的校對，或自己對這一列的校對", rank=8),
    _comparison(
        "read", "r", "read", "讀原文", "到內文讀選取的項目", rank=7, menu=True, brief="原文"
    ),
    _comparison(
        "copy", "y", "copy", "複製", "複製這一列：兩邊的文字、狀態與出處", rank=8, menu=True
    ),
    _comparison("cite", "Y", "cite", "引文", "把選取的一組複製成引文，註明出處", rank=8, menu=True),
    _comparison(
        "export",
        "e",
        "export",
        "匯出",
        "把對照表匯出成檔案：看到的這些，或整份；格式與位置可選",
        rank=5,
        menu=True,
    ),
    _comparison("theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _comparison("palette", "ctrl+p", "app.palette", "指令", "打幾個字找想做的事"),
    _comparison("help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    _comparison(
        "close",
        "escape q",
        "close",
        "返回",
        "先取消篩選，再回到原來的地方；對照中則取消",
        rank=10,
        fixed=True,
    ),
    _sift("go", "enter", "go", "到列表", "回到列表，只看有這些字的項目；Esc 再看全部", rank=1),
    _sift("down", "down", "move(1)", "下一列", "到下一列", rank=2),
    _sift("up", "up", "move(-1)", "上一列", "到上一列", rank=3),
    _sift("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _sift("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _sift("leave", "escape", "leave", "取消", "取消篩選，看全部", rank=9, fixed=True),
    _candidates("down", "down j", "list('row', 1)", "下一個", "到下一個候選", rank=5),
    _candidates("up", "up k", "list('row', -1)", "上一個", "到上一個候選"),
    _candidates("page_down", "space pagedown", "turn(1)", "下一頁", "兩邊全文往下一頁", rank=6),
    _candidates("page_up", "b pageup", "turn(-1)", "上一頁", "兩邊全文往上一頁"),
    _candidates("first", "g home", "list('first')", "最上", "到第一個候選"),
    _candidates("last", "G end", "list('last')", "最下", "到最後一個候選"),
    _candidates(
        "accept", "a enter", "accept", "採用", f"有對應：{_CHOOSE}，可加註記", rank=1, menu=True
    ),
    _candidates("reject", "x", "reject", "排除", "沒有對應，可加註記", rank=2, menu=True),
    _candidates(
        "add", "i", "add", "找別項", "候選裡沒有的，從另一邊的全部項目裡找來加入", rank=3, menu=True
    ),
    _candidates("undo", "u", "undo", "復原", "復原上一次的校對", rank=4),
    _candidates("redo", "U", "redo", "重做", "再存一次剛才復原的校對"),
    _candidates("palette", "ctrl+p", "app.palette", "指令", "打幾個字找想做的事"),
    _candidates("help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    _candidates("close", "escape q", "close", "返回", "回到對照", rank=10, fixed=True),
    _adding("pick", "enter", "go", "選取", f"選這一項，接著{_CHOOSE}", rank=1, fixed=True),
    _adding("down", "down", "move(1)", "下一項", "到下一項", rank=2),
    _adding("up", "up", "move(-1)", "上一項", "到上一項", rank=3),
    _adding("page_down", "pagedown", "page(1)", "下一頁", "往下一頁", rank=4),
    _adding("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _adding("leave", "escape", "leave", "返回", "回到候選", rank=9, fixed=True),
    _verdict("save", "enter", "screen.save", "存入", "存入校對與註記", rank=1, fixed=True),
    _verdict("next", "down", "screen.status(1)", "換狀態", "下一個狀態", rank=2),
    _verdict("previous", "up", "screen.status(-1)", "換狀態", "上一個狀態"),
    _verdict(
        "turn", "tab shift+tab", "screen.turn", "校對者", "到校對者的名字，再按回到註記", rank=3
    ),
    _verdict("cancel", "escape", "screen.cancel", "取消", "取消，不校對", rank=9, fixed=True),
    _import(
        "mine",
        "enter",
        "screen.take(False)",
        "匯入",
        "匯入；不一致的保留自己的",
        rank=1,
        fixed=True,
    ),
    _import(
        "theirs",
        "t",
        "screen.take(True)",
        "採用對方",
        "匯入；不一致的改用匯入的",
        rank=2,
        fixed=True,
    ),
    _import("down", "down j", "scroll_by(1)", "下一行", "往下一行", rank=3),
    _import("up", "up k", "scroll_by(-1)", "上一行", "往上一行"),
    _import("page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁"),
    _import("page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _import("first", "g home", "top", "最上", "到最上面"),
    _import("last", "G end", "bottom", "最下", "到最下面"),
    _import("leave", "escape q", "screen.leave", "取消", "取消，不匯入", rank=9, fixed=True),
)
"""In the order of the help page."""
