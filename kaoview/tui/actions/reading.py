"""What a reader can do on the main screen: in the sidebar, in the text, in the other years."""

from __future__ import annotations

from kaoview.tui.actions.kinds import Action, Area, act

READING: tuple[Action, ...] = (
    act(
        Area.EVERYWHERE,
        "search",
        "slash",
        "search",
        "搜尋",
        "搜尋所有文件，邊打邊找；打錯字、簡體、注音或拼音也可以",
        rank=3,
    ),
    act(Area.EVERYWHERE, "find", "f", "find", "頁內找", "在正在讀的這一頁裡找"),
    act(Area.EVERYWHERE, "hit_next", "n", "hit(1)", "下一筆", "到下一筆找到的", rank=4),
    act(Area.EVERYWHERE, "hit_previous", "N", "hit(-1)", "上一筆", "到上一筆找到的"),
    act(Area.EVERYWHERE, "clear", "escape", "clear", "清除", "清除標記；沒有標記時從內文回到目錄"),
    act(
        Area.EVERYWHERE, "switch", "tab shift+tab", "switch", "換欄", "在目錄與內文之間切換", rank=5
    ),
    act(
        Area.EVERYWHERE,
        "previous",
        "left_square_bracket",
        "step(-1)",
        "上一項",
        "讀同一層的上一項",
        rank=9,
    ),
    act(
        Area.EVERYWHERE,
        "next",
        "right_square_bracket",
        "step(1)",
        "下一項",
        "讀同一層的下一項",
        rank=8,
    ),
    act(
        Area.EVERYWHERE,
        "compare",
        "d",
        "compare",
        "對照",
        "把這個機關、計畫或項目與其他年度對照",
        rank=4,
    ),
    act(
        Area.EVERYWHERE,
        "elsewhere",
        "r",
        "elsewhere",
        "其他年度",
        "到下方看同一件事在其他年度怎麼寫",
        rank=6,
    ),
    act(
        Area.EVERYWHERE, "elsewhere_show", "R", "elsewhere_show", "開關", "顯示或隱藏下方的其他年度"
    ),
    act(Area.EVERYWHERE, "return", "backspace", "return", "返回", "從其他年度的項目回到原來的項目"),
    act(
        Area.EVERYWHERE,
        "copy",
        "y",
        "copy",
        "複製",
        "複製正在讀的項目、計畫或機關的文字；用滑鼠選了字就複製選的字",
        rank=7,
    ),
    act(
        Area.EVERYWHERE,
        "cite",
        "Y",
        "cite",
        "引文",
        "複製成引文：文字，加上計畫、年度、編號、原始檔與行號",
    ),
    act(
        Area.EVERYWHERE,
        "source",
        "o",
        "source",
        "原始檔",
        "打開原始檔，停在這一行：用 $VISUAL、$EDITOR，不然用 $PAGER 或 less",
    ),
    act(
        Area.EVERYWHERE,
        "export",
        "e",
        "export",
        "匯出",
        "把正在讀的機關、計畫或項目存成 Markdown，放在目前的資料夾",
        rank=7,
    ),
    act(Area.EVERYWHERE, "theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    act(
        Area.EVERYWHERE,
        "palette",
        "ctrl+p",
        "app.palette",
        "指令",
        "打幾個字找想做的事，也可以換配色",
    ),
    act(
        Area.EVERYWHERE,
        "help",
        "question_mark",
        "app.help",
        "說明",
        "看所有的按鍵",
        rank=10,
        fixed=True,
    ),
    act(Area.EVERYWHERE, "quit", "q", "app.quit", "離開", "離開 kaoview", rank=11, fixed=True),
    act(Area.SIDEBAR, "down", "j down", "down", "往下", "往下一行"),
    act(Area.SIDEBAR, "up", "k up", "up", "往上", "往上一行"),
    act(
        Area.SIDEBAR, "open", "enter", "open", "打開", "展開；已經展開或沒有下層時，到內文", rank=1
    ),
    act(Area.SIDEBAR, "in", "l right", "go_in", "展開", "展開；已經展開時進到下一層"),
    act(Area.SIDEBAR, "out", "h left", "go_out", "收合", "收合；已經收合時回到上一層", rank=2),
    act(Area.SIDEBAR, "fold", "space", "fold", "開合", "展開或收合"),
    act(Area.SIDEBAR, "first", "g home", "first", "最上", "到目錄開頭"),
    act(Area.SIDEBAR, "last", "G end", "last", "最下", "到目錄結尾"),
    act(Area.SIDEBAR, "page_down", "pagedown", "page(1)", "下一頁", "往下一頁"),
    act(Area.SIDEBAR, "page_up", "pageup", "page(-1)", "上一頁", "往上一頁"),
    act(Area.READER, "down", "j down", "scroll_by(1)", "往下", "往下一行"),
    act(Area.READER, "up", "k up", "scroll_by(-1)", "往上", "往上一行"),
    act(Area.READER, "page_down", "space pagedown", "turn(1)", "下一頁", "往下一頁", rank=1),
    act(Area.READER, "page_up", "b pageup", "turn(-1)", "上一頁", "往上一頁"),
    act(Area.READER, "first", "g home", "top", "開頭", "到內文開頭"),
    act(Area.READER, "last", "G end", "bottom", "結尾", "到內文結尾"),
    act(Area.READER, "leave", "h left", "leave", "回目錄", "回到目錄", rank=2),
    act(Area.ELSEWHERE, "down", "j down", "row(1)", "往下", "往下一項"),
    act(Area.ELSEWHERE, "up", "k up", "row(-1)", "往上", "往上一項"),
    act(Area.ELSEWHERE, "go", "enter", "open", "前往", "到這一項", rank=1),
    act(
        Area.ELSEWHERE, "leave", "escape h left", "leave", "回內文", "回到內文", rank=2, fixed=True
    ),
)
"""In the order of the help page."""
