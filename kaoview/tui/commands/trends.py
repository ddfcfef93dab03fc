"""The actions of the trends: how often words occur by year and department."""

from __future__ import annotations

from functools import partial

from kaoview.tui.commands.action import Action, Area, act

_everywhere = partial(act, Area.EVERYWHERE)
_search = partial(act, Area.SEARCH)
_trends = partial(act, Area.TRENDS)
_grid = partial(act, Area.TRENDS_GRID)
_trends_words = partial(act, Area.TRENDS_WORDS)

TRENDS: tuple[Action, ...] = (
    _everywhere("trends", "t", "command('trends')", "趨勢", "看找的詞在各年度、各機關出現多少次"),
    _search(
        "trends",
        "ctrl+t f3",
        "screen.command('trends')",
        "趨勢",
        "看打的詞在各年度、各機關出現多少次",
        rank=5,
    ),
    _trends("go", "enter", "open", "列出", "在搜尋裡列出這一條的每一筆", rank=1, menu=True),
    _trends("by", "v tab", "screen.turn", "年度／機關", "改依機關或依年度", rank=2),
    _trends("grid", "x", "screen.grid", "次數表", "看次數表：機關一列，年度一欄", rank=3),
    _trends(
        "words",
        "slash t",
        "screen.words",
        "換詞",
        "換要統計的詞；空白隔開就並排，引號裡算一個詞",
        rank=4,
    ),
    _trends(
        "export",
        "e",
        "screen.export",
        "匯出",
        "匯出各機關、各年度的次數表，附每一處的句子",
        rank=5,
        menu=True,
    ),
    _trends(
        "copy",
        "y",
        "screen.copy",
        "複製",
        "複製各機關、各年度的次數表，可貼進試算表",
        rank=6,
        menu=True,
    ),
    _trends("down", "down j", "row(1)", "下一條", "往下一條"),
    _trends("up", "up k", "row(-1)", "上一條", "往上一條"),
    _trends("page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    _trends("page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    _trends("first", "g home", "first", "最上", "到第一條"),
    _trends("last", "G end", "last", "最下", "到最後一條"),
    _trends("theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _trends("help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    _trends("leave", "escape q", "screen.close", "返回", "回到原來的地方", rank=10, fixed=True),
    _grid("go", "enter", "open", "列出", "在搜尋裡列出這一格的每一筆", rank=1, menu=True),
    _grid("bars", "x v tab", "screen.bars", "橫條", "回到橫條", rank=2),
    _grid(
        "words",
        "slash t",
        "screen.words",
        "換詞",
        "換要統計的詞；空白隔開，一個詞一張表",
        rank=3,
    ),
    _grid("export", "e", "screen.export", "匯出", "匯出次數表，附每一處的句子", rank=4, menu=True),
    _grid("copy", "y", "screen.copy", "複製", "複製次數表，可貼進試算表", rank=5, menu=True),
    _grid("left", "left h", "column(-1)", "往左", "往左一欄"),
    _grid("right", "right l", "column(1)", "往右", "往右一欄"),
    _grid("down", "down j", "row(1)", "往下", "往下一列"),
    _grid("up", "up k", "row(-1)", "往上", "往上一列"),
    _grid("page_down", "space pagedown", "page(1)", "下一頁", "往下一頁"),
    _grid("page_up", "b pageup", "page(-1)", "上一頁", "往上一頁"),
    _grid("first", "g home", "first", "最上", "到第一列"),
    _grid("last", "G end", "last", "最下", "到最後一列"),
    _grid("theme", "T", "app.theme", "明暗", "換成亮色或暗色"),
    _grid("help", "question_mark", "app.help", "說明", "所有按鍵", rank=9, fixed=True),
    _grid("leave", "escape q", "screen.close", "返回", "回到原來的地方", rank=10, fixed=True),
    _trends_words("go", "enter", "go", "統計", "統計這些詞", rank=1, fixed=True),
    _trends_words("leave", "escape", "leave", "取消", "取消，不換詞", rank=9, fixed=True),
)
"""In the order of the help page."""
