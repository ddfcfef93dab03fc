"""A small comparison made by hand, and one of the bundled plans."""

from dataclasses import replace
from datetime import date

from kaoview.compare.decisions import ReviewFile, Reviews
from kaoview.compare.matching import compare
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_text import comparison_lines
from kaoview.model import SourceSpan
from tests.compare.conftest import make_library, make_plan

TODAY = date(2026, 11, 20)
OLD = make_plan(
    "107-衛生局",
    "推動登革熱防治及病媒蚊孳生源清除，補助 30%",
    "辦理長者健檢",
    "落實<b>食安</b>五環 | `rm` \x1b[31m改革",
)
NEW = make_plan(
    "113-衛生局",
    "推動登革熱防治及病媒蚊孳生源清除，補助 50%",
    "落實食安五環改革政策，食品抽驗",
    "建構癌症篩檢網絡",
)
LIBRARY = make_library(OLD, NEW)


def small_table(*decisions, statuses=()):
    reviews = Reviews([ReviewFile("", decisions)])
    comparison = compare(LIBRARY, [OLD], [NEW], reviews=reviews)
    return ComparisonTable(LIBRARY, comparison, "107", "113", statuses)


def paged_table():
    """Return the comparison with the new side in a document with pages."""
    source = SourceSpan("113.pdf", 30, 31, 12, 13)
    new = replace(NEW, items=tuple(replace(item, source=source) for item in NEW.items))
    comparison = compare(LIBRARY, [OLD], [new])
    return ComparisonTable(make_library(OLD, new), comparison, "107", "113")


def text_of(table, width=80):
    return "\n".join(comparison_lines(table, width=width))
