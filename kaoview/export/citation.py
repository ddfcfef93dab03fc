"""A citation that can be pasted into a report: the quoted text and its source."""

from __future__ import annotations

from dataclasses import replace

from kaoview.export.plain_text import plain_text
from kaoview.model import WHOLE_CITY, Department, Item, Library, Node, Plan
from kaoview.reading.issuers import is_name
from kaoview.text.cell_width import visible

MAX_QUOTED = 1000
"""Characters that are quoted; the source leads to the rest. Chosen by hand."""

_READ_AHEAD = 10  # times as many characters are gathered, to know whether there are more

_NESTED = str.maketrans("「」『』", "『』「」")


def citation(library: Library, node: Node) -> str:
    """Return a node's text in quotation marks, with its source.

    Quotation marks within the text change to the other kind, as is usual in a quotation.

    Args:
        library: The library of the node.
        node: An item, quoted with what is below it; or a plan or department, which is only named.

    Returns:
        For instance 「落實登革熱⋯」（高雄市政府113年度施政綱要：衛生，衛生局，(一)；
        113-annual-outline.txt 第 1996-1999 行；113-衛生局-1）; where the document has pages, they
        stand in place of the lines.
    """
    match node:
        case Department():
            return "\n".join([visible(node.name), *(citation(library, p) for p in node.plans)])
        case Plan():
            whose = "，".join((*_department_words(library, node), node.label))
            place = _plan_place(library, node)
            return visible(f"「{_quoted(node.title)}」（{whose}；{place}；{node.id}）")
    words = plain_text(replace(node, marker=""), most=_READ_AHEAD * MAX_QUOTED)
    if len(words) > MAX_QUOTED:
        words = f"{words[:MAX_QUOTED].rstrip()}⋯⋯"
    return f"「{_quoted(words)}」（{reference(library, node)}）"


def reference(library: Library, item: Item) -> str:
    """Return where an item is from: the plan's title, its position, pages or lines, and its id."""
    plan = library.plan_of(item.id)
    where = "，".join(filter(None, (*_plan_words(library, plan), _position(library, plan, item))))
    return visible(f"{where}；{item.source.words}；{item.id}")


def plan_reference(library: Library, plan: Plan) -> str:
    """Return where a plan is from: its official title, its pages or lines, and its id."""
    return visible(f"{source_words(library, plan)}；{plan.id}")


def source_words(library: Library, node: Plan | Item) -> str:
    """Return the official title of what a node stands in, and its pages or lines there.

    Args:
        library: The library of the node.
        node: A plan or an item.

    Returns:
        For instance 高雄市政府113年度施政綱要：衛生，衛生局；113-annual-outline.txt
        第 1996-1999 行.
    """
    plan = node if isinstance(node, Plan) else library.plan_of(node.id)
    place = _plan_place(library, node) if isinstance(node, Plan) else node.source.words
    return visible(f"{'，'.join(_plan_words(library, plan))}；{place}")


def _plan_place(library: Library, plan: Plan) -> str:
    """Return a plan's document, and its pages or lines.

    Lines are left out where parts of other plans stand between the plan's own.
    """
    own = plan.source
    if own is None or own.first_page:
        return plan.source_words
    for other in library.plans():
        place = other.source if other.document == plan.document and other is not plan else None
        if place and place.first_line <= own.last_line and own.first_line <= place.last_line:
            return plan.source_words
    return own.words


def _plan_words(library: Library, plan: Plan) -> tuple[str, ...]:
    """Return a plan's title, and its department and period if the title does not name them."""
    return tuple(filter(None, (plan.title, *_department_words(library, plan), date_words(plan))))


def date_words(plan: Plan) -> str:
    """Return the month or the year of a plan; nothing for a year that its title names."""
    if plan.month:
        return f"{plan.period}年{plan.month}月"
    title = _without_spaces(plan.title)
    named = all(year in title for year in plan.period.split("-"))
    return "" if named else f"{plan.period}年度"


def _department_words(library: Library, plan: Plan) -> tuple[str, ...]:
    """Return the name of a plan's department, or nothing if the plan's title has it.

    The name that it had at the time will do (秘書處), the heading of its section (衛生) will not.
    """
    department = library.department(plan.department)
    names = (department.name, *department.aliases) if department else (plan.department,)
    title = _without_spaces(plan.title)
    named = any(name in title for name in names if name == names[0] or is_name(name))
    return () if named or WHOLE_CITY in names else (names[0],)


def _position(library: Library, plan: Plan, item: Item) -> str:
    """Return the path to an item within its plan: markers, and headings without one.

    An item without a marker has the position of its parent.
    """
    steps = [step for step in library.trail(item.id) if isinstance(step, Item)]
    words, title = "", _without_spaces(plan.title)
    for step in steps:
        if step.marker:
            words += step.printed_marker
        elif step is not item and _without_spaces(step.title) not in ("", title):
            words += f"〈{step.title}〉"
    return words.removesuffix("、")


def _quoted(words: str) -> str:
    return words.translate(_NESTED)


def _without_spaces(words: str) -> str:
    return "".join(words.split())
