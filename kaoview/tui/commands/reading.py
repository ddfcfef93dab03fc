"""The actions of the main screen: in the sidebar, the reader and the related items."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_everywhere = partial(act, Area.EVERYWHERE)
_sidebar = partial(act, Area.SIDEBAR)
_filter = partial(act, Area.FILTER)
_reader = partial(act, Area.READER)
_elsewhere = partial(act, Area.ELSEWHERE)

READING: tuple[Action, ...] = (
    _everywhere(
        "search",
        "slash",
        "command('search')",
        "搜尋",
        "搜尋所有文件，邊打邊找；打錯字、簡體、注音或拼音也可以",
        rank=2,
    ),
    _everywhere(
        "find", "f", "command('find')", "本頁搜尋", "在正在讀的這一頁裡找", while_searching=False
    ),
    _everywhere(
        "hit_next",
        "n",
        "command('hit', 1)",
        "下一筆",
        "到下一筆找到的",
        rank=4,
        while_searching=False,
    ),
    _everywhere(
        "hit_previous", "N", "command('hit', -1)", "上一筆", "到上一筆找到的", while_searching=False
    ),
    _everywhere(
        "clear",
        "escape",
        "command('clear')",
        "清除",
        "清除標記，或取消勾選；都沒有時從內文回到目錄",
    ),
    _everywhere(
        "switch", "tab shift+tab", "command('switch')", "換欄", "在目錄與內文之間切換", rank=8
    ),
    _everywhere(
        "previous",
        "left_square_bracket",
        "command('step', -1)",
        "上一項",
        "讀同一層的上一項",
        rank=9,
        while_searching=False,
    ),
    _everywhere(
        "next",
        "right_square_bracket",
        "command('step', 1)",
        "下一項",
        "讀同一層的下一項",
        rank=8,
        while_searching=False,
    ),
    _everywhere(
        "open_file",
        "O",
        "command('open_file')",
        "打開檔案",
        "打開檔案或資料夾：PDF、Word、ODT、試算表、網頁、純文字",
        while_searching=False,
    ),
    _everywhere(
        "reload",
        "f5",
        "command('reload')",
        "重新載入",
        "重新載入所有文件",
        while_searching=False,
    ),
    _everywhere(
        "compare",
        "d",
        "command('compare')",
        "對照",
        "把這個機關、計畫或項目與其他年度對照",
        rank=4,
        while_searching=False,
    ),
    _everywhere(
        "elsewhere",
        "r",
        "command('elsewhere')",
        "其他年度",
        "看同一件事在其他年度怎麼寫",
        rank=5,
        while_searching=False,
    ),
    _everywhere(
        "elsewhere_show",
        "R",
        "command('elsewhere_show')",
        "收起年度",
        "顯示或隱藏其他年度",
        while_searching=False,
    ),
    _everywhere(
        "elsewhere_move",
        "vertical_line",
        "command('elsewhere_move')",
        "並排",
        "其他年度放在內文右邊，或放回下方（150 欄以上）",
        while_searching=False,
    ),
    _everywhere("parent", "u", "command('parent')", "上一層", "讀上一層", while_searching=False),
    _everywhere(
        "back",
        "backspace alt+left H",
        "command('back')",
        "後退",
        "回到前一個去過的地方，停在原來那一行",
        while_searching=False,
    ),
    _everywhere(
        "forward",
        "L alt+right",
        "command('forward')",
        "前進",
        "後退之後，再前進",
        while_searching=False,
    ),
    _everywhere(
        "jump",
        "colon",
        "command('jump')",
        "跳到",
        "打編號、機關、年度或標題裡的字，直接過去",
        while_searching=False,
    ),
    _everywhere(
        "bookmark",
        "m",
        "command('bookmark')",
        "書籤",
        "在這裡放書籤，可加註記；已有書籤時改註記或移除",
        rank=6,
        while_searching=False,
    ),
    _everywhere(
        "places",
        "M",
        "command('places')",
        "書籤清單",
        "所有書籤，與去過的地方",
        while_searching=False,
    ),
    _everywhere(
        "copy",
        "y",
        "command('copy')",
        "複製",
        "複製正在讀的項目、計畫或機關的文字；用滑鼠選了字就複製選的字",
        rank=6,
    ),
    _everywhere(
        "cite",
        "Y",
        "command('cite')",
        "引文",
        "複製成引文：文字，加上計畫、年度、編號、原始檔與頁數或行號",
    ),
    _everywhere(
        "source",
        "o",
        "command('source')",
        "原始檔",
        "打開原始檔，停在這裡：PDF、Word 等用系統預設的程式，純文字用 $VISUAL、$EDITOR 或 less",
        while_searching=False,
    ),
    _everywhere(
        "export",
        "e",
        "command('export')",
        "匯出",
        "匯出項目、計畫、機關、搜尋結果或全部：選內容、格式與檔名",
        rank=7,
        while_searching=False,
    ),
    _everywhere(
        "group", "v", "command('group')", "分組", "目錄改成依年度或依機關分", while_searching=False
    ),
    _everywhere("zoom", "z", "command('zoom')", "全畫面", "把這一欄放大到整個畫面；再按一次還原"),
    _everywhere(
        "narrower",
        "less_than_sign",
        "command('resize', -1)",
        "調窄",
        "目錄窄一點；在其他年度時，矮一點或窄一點",
        while_searching=False,
    ),
    _everywhere(
        "wider",
        "greater_than_sign",
        "command('resize', 1)",
        "調寬",
        "目錄寬一點；在其他年度時，高一點或寬一點",
        while_searching=False,
    ),
    _everywhere(
        "sidebar",
        "backslash",
        "command('sidebar')",
        "目錄",
        "隱藏或顯示目錄",
        while_searching=False,
    ),
    _everywhere("theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _everywhere("palette", "ctrl+p", "app.palette", "指令", "打幾個字找想做的事，也可以換配色"),
    _everywhere(
        "help",
        "question_mark",
        "app.help",
        "說明",
        "看所有的按鍵，與記號的意思",
        rank=10,
        fixed=True,
    ),
    _everywhere("quit", "q", "app.quit", "離開", "離開 kaoview", rank=11, fixed=True),
    _sidebar("down", "down j", "row(1)", "往下", "往下一行"),
    _sidebar("up", "up k", "row(-1)", "往上", "往上一行"),
    _sidebar("open", "enter", "open", "展開", "展開；已經展開或沒有下層時，到內文", rank=1),
    _sidebar("in", "l right", "go_in", "展開", "展開；已經展開時進到下一層"),
    _sidebar("out", "h left", "go_out", "收合", "收合；已經收合時回到上一層", rank=3),
    _sidebar(
        "check",
        "space insert",
        "screen.command('check')",
        "勾選",
        "勾選或取消，再到下一行；勾選的可以一起複製、引用、匯出、放書籤",
        rank=9,
    ),
    _sidebar(
        "filter",
        "s",
        "screen.command('filter')",
        "篩選",
        "邊打邊篩選目錄，機關的別名和編號也可以",
        rank=3,
    ),
    _sidebar(
        "open_all", "plus", "screen.command('open_all')", "全部展開", "展開所有的機關、計畫與項目"
    ),
    _sidebar("close_all", "minus", "screen.command('close_all')", "全部收合", "收合成只有最上層"),
    _sidebar(
        "first", "g home", "first", "最上", "到目錄開頭；已經在開頭時，看有哪些文件、怎麼開始"
    ),
    _sidebar("last", "G end", "last", "最下", "到目錄結尾"),
    _sidebar("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _sidebar("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _filter(
        "go", "enter tab shift+tab", "go", "到內文", "到內文讀這一項；目錄回到原來的樣子", rank=1
    ),
    _filter("down", "down", "move(1)", "往下", "看下一項符合的，內文跟著走", rank=2),
    _filter("up", "up", "move(-1)", "往上", "看上一項符合的", rank=3),
    _filter("page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    _filter("page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    _filter("leave", "escape", "leave", "取消", "取消篩選，回到原來的地方", rank=9, fixed=True),
    _reader("down", "down j", "scroll_by(1)", "往下", "往下一行"),
    _reader("up", "up k", "scroll_by(-1)", "往上", "往上一行"),
    _reader("page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁", rank=1),
    _reader("page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    _reader("first", "g home", "top", "開頭", "到內文開頭"),
    _reader("last", "G end", "bottom", "結尾", "到內文結尾"),
    _reader("leave", "h left", "leave", "回目錄", "回到目錄", rank=3),
    _reader("filter", "s", "screen.command('filter')", "篩選", "到目錄，邊打邊篩選"),
    _elsewhere("down", "down j", "row(1)", "往下", "往下一項", rank=2),
    _elsewhere("up", "up k", "row(-1)", "往上", "往上一項"),
    _elsewhere("first", "g home", "first", "最上", "到第一項"),
    _elsewhere("last", "G end", "last", "最下", "到最後一項"),
    _elsewhere("go", "enter", "open", "前往", "到這一項", rank=1),
    _elsewhere("leave", "escape h left", "leave", "回內文", "回到內文", rank=2, fixed=True),
)
"""In the order of the help page."""
