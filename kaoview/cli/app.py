"""The commands that show documents, and the explorer; they parse, call and print, no more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from kaoview import __version__
from kaoview.cli.file_commands import add_file_commands
from kaoview.cli.help import OPEN, Command, Group
from kaoview.cli.learn_commands import add_learn_commands
from kaoview.cli.library_options import Documents
from kaoview.cli.open_explorer import open_explorer, open_in_browser
from kaoview.cli.output import print_json
from kaoview.cli.own_commands import add_own_commands
from kaoview.cli.resolve import (
    find_node,
    no_match_message,
    parse_positive,
    run_search,
)
from kaoview.cli.standard_input import STANDARD_INPUT, standard_input
from kaoview.cli.terminal import (
    CliError,
    line_width,
    page_width,
    print_error,
    print_lines,
    print_text,
)
from kaoview.cli.word_command import add_word_command
from kaoview.compare.statuses import FILTERABLE
from kaoview.export.formats import export_comparison
from kaoview.model import Node
from kaoview.paths import BROWSER_SESSION

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_DEPTH = 2  # levels of the tree where no id is given: departments and their plans
_HITS = 20  # hits of a search that are printed; chosen by hand, as many as fit a screen or two
_ENVIRONMENT = "KAOVIEW_LIBRARY"

_Id = Annotated[str, typer.Argument(metavar="ID", help="機關、計畫或項目的編號，如 113-衛生局-2")]
_OptionalId = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="機關、計畫或項目；不給就是全部")
]
_Json = Annotated[bool, typer.Option("--json", help="以 JSON 輸出")]


@app.callback(
    invoke_without_command=True,
    help="在終端機裡讀施政綱要、施政計畫與業務報告。\n\n"
    "不給指令就打開瀏覽畫面；給 ID（如 113-衛生局-2）就從那裡打開。",
)
def kaoview(
    context: typer.Context,
    library: Annotated[
        list[str] | None,
        typer.Option(
            metavar="路徑",
            help=f"改讀這個檔案或資料夾，- 是標準輸入，可重複；也可用環境變數 {_ENVIRONMENT}",
        ),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(metavar="路徑", help="除了原有的文件，也讀這個檔案或資料夾，可重複"),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="顯示版本")] = False,
) -> None:
    """Say which documents to read; without a command, open the explorer."""
    if version:
        print_text(f"kaoview {__version__}\n")
        raise typer.Exit
    paths = library or [path for path in os.environ.get(_ENVIRONMENT, "").split(os.pathsep) if path]
    if STANDARD_INPUT in (*paths, *(add or ())):
        document = context.with_resource(standard_input())
        paths = [document if path == STANDARD_INPUT else path for path in paths]
        add = [document if path == STANDARD_INPUT else path for path in add or ()]
    documents = Documents(tuple(paths), tuple(add or ()))
    context.obj = documents
    if context.invoked_subcommand is None:
        _explore(documents, None)


@app.command(
    OPEN,
    cls=Command,
    hidden=True,
    help="打開瀏覽畫面，從這個編號開始。",
    short_help="從這裡打開瀏覽畫面",
)
def open_at(context: typer.Context, id: _Id) -> None:
    """Open the explorer at an id."""
    _explore(context.obj, id)


@app.command(
    cls=Command,
    help="列出機關、計畫與項目，附項數；給年度（113）列那一年的計畫。",
    short_help="列出機關、計畫與項目，附項數",
)
def tree(
    context: typer.Context,
    id: _OptionalId = None,
    depth: Annotated[
        str | None,
        typer.Option(metavar="N", help="列出幾層；全部或一個政府預設 2 層（機關與計畫），否則全部"),
    ] = None,
    json: _Json = False,
) -> None:
    """Print the tree with counts."""
    from kaoview.cli.governments import departments_of, plans_of_period
    from kaoview.cli.tree import government_lines, tree_lines, tree_records

    parse_positive("--depth", depth, None)
    library = context.obj.load()
    nodes: Sequence[Node] = departments_of(library, id) if id else library.departments
    of_period = plans_of_period(library, id) if id and not nodes else []
    usual = _DEPTH if nodes else 1 if of_period else None
    levels = parse_positive("--depth", depth, usual)
    nodes = nodes or of_period or [find_node(library, id)] if id else nodes
    if json:
        print_json(tree_records(nodes, depth=levels))
        return
    if id:
        print_lines(tree_lines(nodes, depth=levels, width=line_width()))
    else:
        print_lines(government_lines(library, depth=levels, width=line_width()))
    if not id and depth is None and line_width():
        print_error("看一個機關的項目：kaoview tree 衛生局；看全部：kaoview tree --depth 9")


@app.command(
    cls=Command,
    help="讀一個機關、計畫或項目：所在位置、全文、底下各項與出處。",
    short_help="讀一個機關、計畫或項目",
)
def show(context: typer.Context, id: _Id, json: _Json = False) -> None:
    """Print a department, a plan or an item."""
    from kaoview.cli import show as page

    library = context.obj.load()
    node = find_node(library, id)
    if json:
        print_json(page.show_record(library, node))
    else:
        print_lines(page.show_lines(library, node, width=line_width()))


@app.command(
    cls=Command,
    help="搜尋：錯字、同音字、簡體、拼音、注音（不開輸入法也行）與同義詞都找得到。\n\n"
    '可以寫幾個詞、"整句"、-不要的詞，也可以限定 year:113、dept:衛生、kind:報告。',
    short_help="搜尋，依相符程度排列",
)
def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="詞...", help="要找的詞")],
    limit: Annotated[
        str | None, typer.Option(metavar="N", help=f"最多列出幾筆，預設 {_HITS}")
    ] = None,
    semantic: Annotated[
        bool,
        typer.Option("--semantic", help="也找意思相近而沒有這些詞的（要另外安裝，第一次要等）"),
    ] = False,
    json: _Json = False,
) -> None:
    """Print ranked hits."""
    from kaoview.cli.search import hit_record, result_lines

    most = parse_positive("--limit", limit, _HITS)
    results = run_search(context.obj.load(), " ".join(query), most, semantic=semantic)
    if json:
        print_json([hit_record(hit) for hit in results.hits])
        if len(results.hits) < results.total:
            print_error(f"列出前 {len(results.hits)} 筆，共 {results.total} 筆；要更多請加 --limit")
    if not results.hits:
        raise CliError(no_match_message(results), code=1)
    if not json:
        print_lines(result_lines(results, width=line_width()))


@app.command(
    cls=Command,
    help="統計幾個詞在各年度、各機關出現幾次，畫成橫條；只統計原詞，繁簡、臺台與數字寫法不計較。",
    short_help="統計幾個詞在各年度、各機關出現幾次",
)
def trend(
    context: typer.Context,
    terms: Annotated[
        list[str],
        typer.Argument(
            metavar="詞...", help="要統計的詞，可以好幾個；年度（113）和 dept:衛生局 之類縮小範圍"
        ),
    ],
    by: Annotated[
        str | None,
        typer.Option(metavar="依據", help="period（年度）或 department（機關）；不給就兩種都列"),
    ] = None,
    json: _Json = False,
) -> None:
    """Print how often words occur."""
    from kaoview.cli.trends import (
        missing_words,
        no_count_message,
        trend_lines,
        trend_records,
        trends,
    )

    found = trends(context.obj.load(), terms, by)
    if json:
        print_json(trend_records(found))
    if found[0].empty:
        raise CliError(no_count_message(found[0]), code=1)
    for note in (*found[0].notes, missing_words(found[0])):
        if note:
            print_error(note)
    if not json:
        print_lines(trend_lines(found, width=line_width()))


add_word_command(app)


@app.command(
    cls=Command,
    help=f"依意思對照兩個年度或兩份計畫：{'、'.join(status.label for status in FILTERABLE)}。",
    short_help="依意思對照兩個年度或兩份計畫",
)
def diff(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="舊", help="年度（108-111）或計畫編號")],
    right: Annotated[str, typer.Argument(metavar="新", help="年度（113）或計畫編號")],
    department: Annotated[
        str | None,
        typer.Option(metavar="機關", help="只看這個機關的項目；改由別的機關做的也找得到"),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="狀態", help=f"只列出這種：{'、'.join(FILTERABLE)}，可重複"),
    ] = None,
    change: Annotated[
        list[str] | None,
        typer.Option(
            metavar="變動",
            help="只列出這種變動：content（內容）、wording（文字）、punctuation（標點），可重複",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="格式", help="text（預設）、markdown、html 或 json"),
    ] = None,
    no_reviews: Annotated[
        bool, typer.Option("--no-reviews", help="不看校對，只看程式比對的結果")
    ] = False,
    json: _Json = False,
) -> None:
    """Print a comparison."""
    from kaoview.cli import compare

    wanted = "json" if json else format or "text"
    if wanted not in compare.FORMATS:
        raise CliError(f"沒有「{wanted}」這種格式，可用的有 {'、'.join(compare.FORMATS)}")
    sheet = compare.comparison(
        context.obj.load(),
        left,
        right,
        department=department,
        status=status or (),
        change=change or (),
        reviews=not no_reviews,
    )
    if not (sheet.rows or sheet.new) and wanted == "text":
        raise CliError("沒有這種變動的項目" if change else "沒有這種狀態的項目", code=1)
    print_text(export_comparison(sheet, wanted, width=page_width()))


@app.command(
    cls=Command,
    help="一個項目的來龍去脈：它在各個年度從哪裡來、後來怎麼樣，附狀態與出處。",
    short_help="一個項目在各個年度的來龍去脈",
)
def lineage(
    context: typer.Context,
    id: _Id,
    no_reviews: Annotated[
        bool, typer.Option("--no-reviews", help="不看校對，只看程式比對的結果")
    ] = False,
    json: _Json = False,
) -> None:
    """Print where an item came from and what became of it."""
    from kaoview.cli import compare

    library = context.obj.load()
    chain = compare.find_lineage(library, id, reviews=not no_reviews)
    if json:
        print_json(compare.lineage_record(library, chain))
    else:
        print_lines(compare.lineage_lines(library, chain, width=line_width()))


add_file_commands(app)
add_own_commands(app)
add_learn_commands(app)


def _explore(documents: Documents, id: str | None) -> None:
    """Open the explorer.

    Documents and ids given on the command line are loaded first, so that errors are printed
    without opening it; otherwise the documents are loaded after the first picture.
    """
    bundled = not (documents.paths or documents.add)
    library = None if bundled and id is None else documents.load()
    start = find_node(library, id).id if library and id else None
    if os.environ.get(BROWSER_SESSION):
        open_in_browser(lambda: library or documents.read(), start, documents)
        return
    open_explorer(
        lambda: library or documents.read(),
        documents,
        start=start,
        otherwise="瀏覽畫面要在終端機裡開；要印出來或存檔，請用 kaoview tree、show 或 export"
        "（說明：kaoview --help）",
    )
