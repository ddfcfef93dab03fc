"""The commands about files: exporting to one, checking documents, the settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaoview.cli.help import Command
from kaoview.cli.library_options import Documents
from kaoview.cli.output import print_json, write_content
from kaoview.cli.resolve import find_node, has_items, search_items
from kaoview.cli.table_header import HeaderOption, typed_header
from kaoview.cli.terminal import CliError, print_lines, print_text
from kaoview.compare.rows import CERTAINTY, CERTAINTY_MEANING
from kaoview.compare.statuses import FILTERABLE
from kaoview.export.formats import (
    COMPARISON_FILE_FORMATS,
    ITEM_FORMATS,
    export_comparison_file,
    export_items,
    refuse_suffix,
)
from kaoview.export.layout import (
    COLUMN_CHOICES,
    AmendmentOptions,
    Column,
    Layout,
    read_columns,
)
from kaoview.export.outline_options import OutlineOptions, search_title
from kaoview.model import Library, Node

if TYPE_CHECKING:
    from kaoview.export.comparison import ComparisonTable

_FORMATS = {form.suffix: form.name for form in (*ITEM_FORMATS, *COMPARISON_FILE_FORMATS)}
_Json = Annotated[bool, typer.Option("--json", help="以 JSON 輸出")]


def add_file_commands(app: typer.Typer) -> None:
    """Add the commands, after those that are there."""
    app.command(
        cls=Command,
        help="匯出全部、一個機關、一份計畫或一些項目；重疊的只匯出一次，順序照原文件。",
        short_help="匯出成 Word、ODF、試算表、網頁、Markdown 等檔案",
    )(export)
    app.command(
        cls=Command,
        help="檢查每份文件：每個字的去處、不算本文的文字、可疑的編號、與各項加總不符的合計。",
        short_help="檢查讀進了什麼、什麼不算本文、哪裡可疑",
    )(check)
    app.command(
        cls=Command,
        help="設定檔在哪裡、現在是什麼情形；檔案由你自己寫，程式不會改它。",
        short_help="設定檔在哪裡、有沒有寫錯",
    )(config)


def export(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="要匯出的編號；不給就是全部")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="markdown、html、odt、docx、xlsx、ods、csv、json 或 jsonl；不給就看 -o 的副檔名，"
            "再不然是 markdown",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="檔案", help="寫到檔案；不給就印出來"),
    ] = None,
    search: Annotated[
        str | None, typer.Option(metavar="詞", help="匯出搜尋到的項目（寫法同 kaoview search）")
    ] = None,
    bookmarks: Annotated[
        bool, typer.Option("--bookmarks", help="匯出瀏覽畫面裡的書籤，附註記")
    ] = False,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option(
            metavar="舊 新", help="匯出兩個年度或計畫的修正對照表（.odt、.docx、.html、.md、.json）"
        ),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(
            metavar="版面",
            help="對照表的欄位：new-old（修正後｜修正前｜說明，預設）、old-new（舊｜新｜說明）、"
            "status（狀態和候選；只有 markdown、html）",
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="欄,欄,欄",
            help=f"對照表的欄位自己排：{COLUMN_CHOICES}，例如 修正前,修正後；說明可以不要",
        ),
    ] = None,
    with_confidence: Annotated[
        bool,
        typer.Option(
            "--with-confidence",
            help=f"對照表的說明加上狀態、校對者、註記和把握（{CERTAINTY}：{CERTAINTY_MEANING}）",
        ),
    ] = False,
    punctuation: Annotated[
        bool, typer.Option("--punctuation", help="只改了標點的地方也標出來")
    ] = False,
    department: Annotated[
        str | None, typer.Option(metavar="機關", help="對照表只列這個機關的項目")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="狀態", help=f"對照表只列這種：{'、'.join(FILTERABLE)}，可重複"),
    ] = None,
    change: Annotated[
        list[str] | None,
        typer.Option(
            metavar="變動",
            help="對照表只列這種變動：content（內容）、wording（文字）、punctuation（標點），可重複",
        ),
    ] = None,
    header: HeaderOption = None,
    force: Annotated[bool, typer.Option("--force", help="檔案已存在時蓋過它")] = False,
) -> None:
    """Print an export, or write it to a file."""
    refused = refuse_suffix(output or "", COMPARISON_FILE_FORMATS if diff else ITEM_FORMATS)
    if refused and format is None:
        raise CliError(refused)
    wanted = format or _FORMATS.get(Path(output or "").suffix.lower(), "markdown")
    allowed = [form.name for form in (COMPARISON_FILE_FORMATS if diff else ITEM_FORMATS)]
    if wanted not in allowed:
        raise CliError(f"不能匯出成「{wanted}」，可用的有 {'、'.join(allowed)}")
    if not diff and any(
        (layout, columns, with_confidence, punctuation, department, status, change)
    ):
        raise CliError(
            "--layout、--columns、--with-confidence、--punctuation、--department、--status、"
            "--change 是對照表用的，請加上 --diff 舊 新"
        )
    library = context.obj.load()
    if diff:
        if ids or search is not None or bookmarks:
            raise CliError("--diff 匯出兩個年度的對照，不能和編號、--search 或 --bookmarks 一起用")
        from kaoview.cli import compare

        form = next(form for form in COMPARISON_FILE_FORMATS if form.name == wanted)
        if form.binary and output in (None, "-"):
            raise CliError(f"{wanted} 要寫到檔案，請加上 -o 檔名{form.suffix}")
        chosen = _layout(layout)
        if form.binary and chosen is Layout.STATUS:
            raise CliError(f"{wanted} 沒有 status 這種版面，請改用 new-old 或 old-new")
        sheet = compare.comparison(
            library, *diff, department=department, status=status or (), change=change or ()
        )
        _refuse_empty(sheet, wanted)
        order = _columns(columns)
        if order and (chosen is Layout.STATUS or wanted == "json"):
            raise CliError("--columns 是修正對照表用的，status 版面和 json 沒有這些欄位")
        options = AmendmentOptions(chosen, with_confidence, punctuation, order)
        write_content(export_comparison_file(sheet, wanted, options), output, force=force)
        return
    form = next(form for form in ITEM_FORMATS if form.name == wanted)
    if form.binary and output in (None, "-"):
        raise CliError(f"{wanted} 要寫到檔案，請加上 -o 檔名{form.suffix}")
    nodes, said = _chosen(library, ids or (), search, bookmarks=bookmarks)
    if not any(has_items(node) for node in nodes):
        raise CliError("沒有可以匯出的項目", code=1)
    content = export_items(library, nodes, wanted, options=said, header=typed_header(header))
    write_content(content, output, force=force)


def _chosen(
    library: Library, ids: Sequence[str], search: str | None, *, bookmarks: bool
) -> tuple[list[Node], OutlineOptions]:
    """Return what was asked for, everything if nothing was, and what is said of it."""
    if bookmarks:
        if ids or search is not None:
            raise CliError("--bookmarks 匯出所有的書籤，不能和編號或 --search 一起用")
        from kaoview.cli.bookmarks import bookmarked

        noted = bookmarked(library)
        nodes = [node for node, _ in noted]
        return nodes, OutlineOptions("書籤", {node.id: note for node, note in noted})
    nodes = [find_node(library, id) for id in ids]
    if search is not None:
        hits = search_items(library, search)
        return [*nodes, *hits], OutlineOptions(search_title(search, len(hits)))
    return nodes or list(library.departments), OutlineOptions()


def _refuse_empty(table: ComparisonTable, format: str) -> None:
    """Refuse to write a table of nothing but its head; programs get an empty list."""
    if format != "json" and not (table.rows or table.new):
        raise CliError("這份對照裡沒有符合的項目，沒有寫檔案", code=1)


def _layout(typed: str | None) -> Layout:
    """Return the layout that was typed, or the usual one."""
    if typed is None:
        return Layout.NEW_OLD
    if typed not in tuple(Layout):
        raise CliError(f"--layout 沒有「{typed}」，可用的有 {'、'.join(Layout)}")
    return Layout(typed)


def _columns(typed: str | None) -> tuple[Column, ...]:
    """Return the columns that were typed, or none for those of the layout."""
    try:
        return read_columns(typed) if typed is not None else ()
    except ValueError as error:
        raise CliError(f"--columns {error}，可用的有 {COLUMN_CHOICES}") from error


def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[路徑...]", help="要檢查的檔案或資料夾；不給就是目前的文件"),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="列出每一處不算本文的文字")] = False,
    json: _Json = False,
) -> None:
    """Print what was read of each document and what looks wrong."""
    from kaoview.cli.check import check_lines, check_records

    documents = Documents(tuple(paths), ()) if paths else context.obj
    library = documents.load()
    if json:
        print_json(check_records(library))
    else:
        print_lines(check_lines(library, every=every))
    if library.problems:
        raise typer.Exit(2)


def config(
    example: Annotated[bool, typer.Option("--example", help="印出有註解的範例")] = False,
    json: _Json = False,
) -> None:
    """Print the settings' path and problems, or an example."""
    from kaoview.cli import config as page

    if example:
        print_text(page.example())
    elif json:
        print_json(page.config_record())
    else:
        print_lines(page.config_lines())
