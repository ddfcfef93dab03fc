"""The commands to learn the program by: the tour, the man page."""

from __future__ import annotations

import typer

from kaoview.cli.help import Command
from kaoview.cli.library_options import Documents
from kaoview.cli.open_explorer import open_explorer
from kaoview.cli.terminal import print_text


def add_learn_commands(app: typer.Typer) -> None:
    """Add the commands, after those that are there."""
    app.command(
        "tour",
        cls=Command,
        help="用隨附的文件走一遍：讀、搜尋、跨年度、對照、匯出，十步，自己按鍵，隨時可以跳過。",
        short_help="十步學會怎麼用",
    )(tour)
    app.command(
        "man",
        cls=Command,
        help="印出手冊頁（man page）。看：kaoview man | man -l -；"
        "裝：kaoview man > ~/.local/share/man/man1/kaoview.1",
        short_help="印出手冊頁（man page）",
    )(man)


def tour() -> None:
    """Open the explorer with the tour; nothing of it is remembered."""
    documents = Documents()
    open_explorer(
        documents.read,
        documents,
        tour=True,
        otherwise="導覽要在終端機裡開；說明在 kaoview --help 和 kaoview man",
    )


def man(context: typer.Context) -> None:
    """Print the man page."""
    from kaoview.cli.manual import manual

    root = context.find_root()
    print_text(manual(root.command, root))
