"""The command that counts words by department and year."""

from __future__ import annotations

from typing import Annotated

import typer

from kaoview.cli.help import Command
from kaoview.cli.output import write_content
from kaoview.cli.table_header import HeaderOption
from kaoview.cli.terminal import CliError, line_width, print_error, print_lines

_Json = Annotated[bool, typer.Option("--json", help="以 JSON 輸出")]


def add_word_command(app: typer.Typer) -> None:
    """Add the command, after those that are there."""
    app.command(
        cls=Command,
        help="幾個詞在各機關、各年度各出現幾次，連 0 次的也列出來；"
        "可以寫成試算表，附每一處的句子。",
        short_help="幾個詞在各機關、各年度的次數表",
    )(words)


def words(
    context: typer.Context,
    terms: Annotated[
        list[str],
        typer.Argument(
            metavar="詞...", help="要統計的詞，可以好幾個；年度（113）和 dept:衛生局 之類縮小範圍"
        ),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="markdown、csv、xlsx、ods、html 或 json；不給就看 -o 的副檔名，再不然印成表",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="檔案", help="寫到檔案；不給就印出來"),
    ] = None,
    header: HeaderOption = None,
    force: Annotated[bool, typer.Option("--force", help="檔案已存在時蓋過它")] = False,
    json: _Json = False,
) -> None:
    """Print or write how often words occur by department and year."""
    from kaoview.cli import words as page

    wanted = page.Wanted.of("json" if json else format, output, header)
    table = page.words_of(context.obj.load(), terms)
    if not table.mentions and wanted.printed:
        raise CliError(page.nothing_found(table), code=1)
    for note in table.notes:
        print_error(note)
    if wanted.form is None:
        print_lines(page.word_lines(table, width=line_width()))
    else:
        write_content([page.content(table, wanted)], output, force=force)
