"""The commands about the reader's own library: add, list, describe, remove."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaoview.cli.help import Command
from kaoview.cli.output import print_json, write_content
from kaoview.cli.terminal import CliError, print_error, print_lines, print_text

_Json = Annotated[bool, typer.Option("--json", help="以 JSON 輸出")]
_Title = Annotated[str | None, typer.Option(metavar="標題", help="文件的標題")]
_Period = Annotated[str | None, typer.Option(metavar="年度", help="年度，如 114 或 108-111")]
_Department = Annotated[str | None, typer.Option(metavar="機關", help="機關，如 衛生局")]
_Government = Annotated[str | None, typer.Option(metavar="政府", help="政府，如 桃園市政府")]
_Kind = Annotated[
    str | None, typer.Option(metavar="種類", help="施政綱要、施政計畫、業務報告、預算…")
]


def add_own_commands(app: typer.Typer) -> None:
    """Add the commands, after those that are there."""
    app.command(
        "reviews",
        cls=Command,
        help="校對的判定：status 列出有多少、誰校對的，export 匯出自己的，import 併入同事的；"
        "判定不同的逐一列出，兩邊都留著。",
        short_help="校對的判定：計數、匯出、併入同事的",
    )(reviews)
    app.command(
        "serve",
        cls=Command,
        help="在瀏覽器裡打開瀏覽畫面；每個視窗各讀各的。除非給 --host，別台電腦連不進來。",
        short_help="在瀏覽器裡打開瀏覽畫面",
    )(serve)
    app.command(
        "completion",
        cls=Command,
        context_settings={"ignore_unknown_options": True},
        help="印出 shell 的自動補齊設定：指令、選項、機關和編號都能按 Tab 補上。",
        short_help="讓 bash、zsh、fish 用 Tab 補上指令和編號",
    )(completion)
    app.command(
        "add",
        cls=Command,
        help="把文件加入我的文件庫：先列出讀到的內容（標題、政府、機關、年度、種類、各層項數），"
        "再複製；看錯的用選項更正。資料夾會讀裡面的每一份，- 讀標準輸入。",
        short_help="把 PDF、Word 等文件加入我的文件庫",
    )(add)
    app.command("list", cls=Command, help="列出我的文件庫。", short_help="列出我的文件庫")(
        list_documents
    )
    app.command(
        "describe",
        cls=Command,
        help="查看或更正我的文件庫裡的一份文件：標題、政府、機關、年度、種類；更正以最後說的為準。",
        short_help="查看或更正我的文件庫裡的一份文件",
    )(describe)
    app.command(
        "remove",
        cls=Command,
        help="把文件從我的文件庫移除；原始檔不動。",
        short_help="把文件從我的文件庫移除",
    )(remove)


def serve(
    context: typer.Context,
    port: Annotated[str | None, typer.Option(metavar="埠號", help="預設 8000")] = None,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="位址", help="別台電腦也連得進來的位址，如 0.0.0.0；要有印出來的網址才進得來"
        ),
    ] = None,
) -> None:
    """Open the explorer in a browser."""
    from kaoview.cli.serve import serve as run

    documents = context.obj
    run(documents.paths, documents.add, port, host)


def completion(
    context: typer.Context,
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash、zsh 或 fish")],
    typed: Annotated[
        list[str] | None, typer.Argument(metavar="[字...]", help="自動補齊時由 shell 給的")
    ] = None,
) -> None:
    """Print the script for a shell, or what it may complete."""
    from kaoview.cli import completion as page

    if shell != page.WORDS:
        if typed:
            raise CliError(
                f"多了參數「{' '.join(typed)}」，請拿掉（說明：kaoview completion --help）"
            )
        print_text(page.script(shell))
        return
    group = context.find_root().command
    documents = page.documents_in(typed or [], context.obj)
    words = page.candidates(group, documents.load(), typed or [])
    print_text("".join(f"{word}\n" for word in words))


def reviews(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="動作", help="status、export 或 import")],
    file: Annotated[
        str | None, typer.Argument(metavar="[檔案]", help="要匯入的檔案（import）")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="檔案", help="匯出到 .tsv（給同事匯入）或 .xlsx（給人看）"
        ),
    ] = None,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="判定不同時用匯入的；自己的另外存著")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出會怎麼合併，不寫入")] = False,
    force: Annotated[bool, typer.Option("--force", help="檔案已存在時蓋過它")] = False,
    json: _Json = False,
) -> None:
    """Count, hand on or merge decisions."""
    from kaoview.cli import reviews as page

    if action not in page.ACTIONS:
        raise CliError(f"reviews 沒有「{action}」，可用的有 {'、'.join(page.ACTIONS)}")
    if (action == "import") != (file is not None):
        raise CliError(
            "要匯入哪個檔案？請寫成 kaoview reviews import 檔案"
            if file is None
            else f"reviews {action} 不用檔名，要寫到檔案請加 -o {file}"
        )
    library = context.obj.load()
    if action == "status":
        if json:
            print_json(page.status_record(library))
        else:
            print_lines(page.status_lines(library))
    elif action == "export":
        own = page.own_reviews(library)
        suffix = Path(output or "").suffix.lower()
        from kaoview.export.reviews import export_reviews

        if suffix == ".xlsx":
            write_content([export_reviews(own, library, "xlsx")], output, force=force)
        elif output in (None, "-") or suffix in (".tsv", ".txt"):
            write_content([export_reviews(own, library, "tsv")], output, force=force)
        else:
            raise CliError(f"不能匯出成「{suffix}」檔，可用的副檔名有 .tsv、.xlsx")
    else:
        done = page.import_reviews(library, Path(str(file)), theirs=theirs, dry=dry_run)
        print_lines(page.import_lines(done, theirs=theirs))


def add(
    paths: Annotated[list[str], typer.Argument(metavar="路徑...", help="檔案、資料夾，或 -")],
    title: _Title = None,
    period: _Period = None,
    department: _Department = None,
    government: _Government = None,
    kind: _Kind = None,
    name: Annotated[
        str | None, typer.Option(metavar="檔名", help="標準輸入的檔名，副檔名說明格式")
    ] = None,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="辨識掃描的頁面（要裝 tesseract，一頁約五秒）")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出讀到的內容，不加入")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="不問，直接加入")] = False,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="位址", help="在 Dask 叢集上讀，如 tcp://127.0.0.1:8786"),
    ] = None,
    json: _Json = False,
) -> None:
    """Show what is understood of files, and copy them into the reader's library."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from kaoview.cli import own_library as own
    from kaoview.cli import own_listing as listing

    hints = own.parse_hints(
        title=title, period=period, department=department, government=government, kind=kind, ocr=ocr
    )
    with TemporaryDirectory(prefix="kaoview-") as temporary:
        found = own.understand(paths, hints, name, Path(temporary), cluster)
        if not json:
            print_lines(listing.understood_lines(found))
        for problem in found.problems:
            print_error(f"沒有讀「{problem.path}」：{problem.message}")
        added = [] if dry_run or not own.confirmed(found, yes=yes or json) else own.copy(found)
    if json:
        print_json(listing.understood_record(found, added))
    for line in own.copied_messages(found, added):
        print_error(line)
    if found.problems or not found.files:
        raise typer.Exit(2)


def list_documents(json: _Json = False) -> None:
    """Print the documents of the reader's library."""
    from kaoview.cli import own_library as own
    from kaoview.cli import own_listing as listing

    found = own.understand_own()
    if json:
        print_json(listing.list_records(found))
    else:
        print_lines(listing.list_lines(found))


def describe(
    name: Annotated[str, typer.Argument(metavar="文件", help="檔名，見 kaoview list")],
    title: _Title = None,
    period: _Period = None,
    department: _Department = None,
    government: _Government = None,
    kind: _Kind = None,
    json: _Json = False,
) -> None:
    """Print what is understood of a document, or correct it."""
    from kaoview.cli import own_library as own
    from kaoview.cli import own_listing as listing

    hints = own.parse_hints(
        title=title, period=period, department=department, government=government, kind=kind
    )
    document = own.find_document(name)
    own.correct(document, hints)
    found = own.understand_one(document)
    if json:
        print_json(listing.understood_record(found, []))
    else:
        print_lines(listing.understood_lines(found))
    for problem in found.problems:
        print_error(f"沒有讀「{problem.path}」：{problem.message}")


def remove(
    names: Annotated[list[str], typer.Argument(metavar="文件...", help="檔名，見 kaoview list")],
) -> None:
    """Remove documents from the reader's library."""
    from kaoview.cli import own_library as own

    for message in own.remove(names):
        print_error(message)
