"""The actions of the trends: how often words occur by year and department."""

from __future__ import annotations

from kaoview.tui.commands.action import Action, Area, act

TRENDS: tuple[Action, ...] = (
    act(Area.EVERYWHERE, "trends", "t", "trends", "趨勢", "看找的詞在各年度、各機關出現多少次"),
    act(
        Area.SEARCH,
        "trends",
        "ctrl+t f3",
        "screen.trends",
        "趨勢",
        "看打的詞在各年度、各機關出現多少次",
        rank=5,
    ),
    act(Area.TRENDS, "go", "enter", "open", "列出", "在搜尋裡列出這一條的每一筆", rank=1),
    act(Area.TRENDS, "by", "v tab", "screen.turn", "年度／機關", "改依機關或依年度", rank=2),
    act(
        Area.TRENDS,
        "words",
        "slash t",
        "screen.words",
        "換詞",
        "換要數的詞；空白隔開就並排，引號裡算一個詞",
        rank=3,
    ),
    act(Area.TRENDS, "down", "down j", "row(1)", "往下", "往下一條"),
    act(Area.TRENDS, "up", "up k", "row(-1)", "往上", "往上一條"),
    act(Area.TRENDS, "page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    act(Area.TRENDS, "page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    act(Area.TRENDS, "first", "g home", "first", "最上", "到第一條"),
    act(Area.TRENDS, "last", "G end", "last", "最下", "到最後一條"),
    act(Area.TRENDS, "theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    act(Area.TRENDS, "help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    act(Area.TRENDS, "leave", "escape q", "screen.close", "返回", "回去", rank=10, fixed=True),
    act(Area.TRENDS_WORDS, "go", "enter", "go", "數", "數這些詞", rank=1, fixed=True),
    act(Area.TRENDS_WORDS, "leave", "escape", "leave", "取消", "不換詞了", rank=9, fixed=True),
)
"""In the order of the help page."""
