"""``kaoview diff`` and ``kaoview lineage``: plans compared by meaning, an item through time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kaoview.cli.governments import (
    led_name,
    led_period,
    plans_of_period,
    same_governments,
    typed_period,
)
from kaoview.cli.resolve import find_node
from kaoview.cli.shell_words import shell_word
from kaoview.cli.terminal import CliError, Line, plain, print_error
from kaoview.compare.change_sorts import CHANGES, ChangeSort
from kaoview.compare.decisions import Decision, Reviews
from kaoview.compare.lineage import BY_ITSELF, Lineage, Link, Step, lineage, newest_words
from kaoview.compare.part import compare_part
from kaoview.compare.reviews import load_reviews
from kaoview.compare.statuses import FILTERABLE, REVIEWED, UNREVIEWED, Status
from kaoview.export.citation import source_words
from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_json import outdated_records
from kaoview.export.comparison_rows import MAX_CANDIDATES, MIN_CANDIDATE_SCORE, describe_match
from kaoview.export.formats import COMPARISON_FILE_FORMATS
from kaoview.model import WHOLE_CITY, Department, Item, Library, Node, Plan
from kaoview.printed import marked
from kaoview.text.line_break import wrap

FORMATS = ("text", *(form.name for form in COMPARISON_FILE_FORMATS if not form.binary))
"""What a comparison can be printed as."""

_INDENT = "   "
_MIN_WIDTH = 20  # cells of text, however narrow the terminal; chosen by eye
_NAMES = 3  # departments named of several; chosen by hand


def comparison(
    library: Library,
    left: str,
    right: str,
    *,
    department: str | None = None,
    status: Sequence[str] = (),
    change: Sequence[str] = (),
    reviews: bool = True,
) -> ComparisonTable:
    """Compare two periods or plans given on the command line.

    Args:
        library: The library.
        left: The older period or plan, as typed.
        right: The newer one.
        department: A name of the only department to look at, or None for all; counterparts in
            other departments are still found.
        status: Which statuses to show, by name or Chinese label; none means all.
        change: Which sorts of change to show, by name or Chinese label; none means all rows.
        reviews: Whether reviews override the matcher.

    Raises:
        CliError: A name is unknown, both sides are the same, or one has nothing to compare.
    """
    shown = [_status(word) for word in status]
    changes = [_change(word) for word in change]
    only = _department(library, led_name(left, department)) if department else None
    old, new = same_governments(library, _plans(library, left), _plans(library, right))
    same = led_period(library, left)[0] == led_period(library, right)[0]
    of_city = only is not None and all(plan.department == WHOLE_CITY for plan in old)
    if of_city:
        # What the city promised is looked for in every department, and shown for this one.
        sides = [old, _only_of(new, right, only)]
    else:
        # The right side stays whole: what a department promised may have become another's.
        sides = [_only_of(old, left, only), new]
        if same:
            _only_of(new, right, only)
    if {plan.id for plan in sides[0]} & {plan.id for plan in sides[1]}:
        raise CliError(f"「{left}」和「{right}」是同一份計畫，請改成兩個不同的年度或計畫")
    for typed, plans in zip((left, right), sides, strict=True):
        if not any(plan.items for plan in plans):
            raise CliError(f"「{typed}」是空的，沒有項目可以對照", code=1)
    if _is_later(sides[0], sides[1]):
        print_error(
            f"「{left}」比「{right}」晚；要看舊的變成什麼，請改用 "
            f"kaoview diff {shell_word(right)} {shell_word(left)}"
        )
    found = compare_part(library, *sides, reviews=_reviews(library) if reviews else None)
    _print_outdated(found.outdated)
    of = f" {only.name}" if only else ""
    of_left = "（部分）" if found.part else of
    names = (left + of_left, right + of if same or of_city else right)
    if found.part:
        print_error(
            f"{found.part}；全部一起看：kaoview diff {shell_word(left)} {sides[1][0].period}"
        )
    return ComparisonTable(library, found, *names, tuple(shown), changes=tuple(changes))


def find_lineage(library: Library, typed: str, *, reviews: bool = True) -> Lineage:
    """Follow one item through all periods.

    Raises:
        CliError: The id is not an item's.
    """
    node = find_node(library, typed)
    if not isinstance(node, Item):
        raise CliError(
            f"「{typed}」不是項目；要看一個項目的來龍去脈，請給項目的編號，如 113-衛生局-2"
        )
    found = lineage(library, node.id, reviews=_reviews(library) if reviews else None)
    _print_outdated(found.outdated)
    return found


def lineage_lines(library: Library, chain: Lineage, *, width: int | None) -> Iterator[Line]:
    """Yield an item's lineage as lines, one step for each period, oldest first."""
    item = library.find(chain.id)
    assert isinstance(item, Item)
    department = _department_of(library, item)
    yield ((f"{item.id} 的來龍去脈", "bold"),)
    if chain.by_itself:
        yield from (plain(line, "dim") for line in _wrap(BY_ITSELF, width))
    for step in chain.steps:
        yield plain("")
        kinds = "、".join(dict.fromkeys(plan.kind.label for plan in step.plans))
        yield ((step.period or "年度不明", "bold"), (f" {kinds}", ""))
        if step.own:
            yield from _entry(library, item, "◎", "", width)
        else:
            yield from _step(library, step, department, width)
    for line in newest_words(chain):
        yield plain("")
        yield from (plain(each, "dim") for each in _wrap(line, width))


def lineage_record(library: Library, chain: Lineage) -> dict[str, Any]:
    """Return an item's lineage for JSON."""
    return {
        "schema": 1,
        "id": chain.id,
        "units": list(chain.units),
        "by_itself": chain.by_itself,
        "steps": [
            {
                "period": step.period,
                "own": step.own,
                "covered": step.covered,
                "reviewed": step.reviewed,
                "links": [_link_record(library, link) for link in step.links],
                "candidates": [_link_record(library, link) for link in step.candidates],
            }
            for step in chain.steps
        ],
        "outdated": outdated_records(chain.outdated),
    }


def _step(library: Library, step: Step, department: str, width: int | None) -> Iterator[Line]:
    for link in step.links:
        item = library.find(link.id)
        assert isinstance(item, Item)
        yield from _entry(library, item, link.status.mark, describe_match(link.match), width)
    if step.links:
        return
    if not step.covered:
        yield plain(f"{_INDENT}目前的文件裡，{department}沒有這一期的計畫或報告", "dim")
        return
    label = REVIEWED if step.reviewed else UNREVIEWED
    yield plain(f"{Status.MISSING.mark}  {Status.MISSING.label}（{label}）")
    worth = [link.id for link in step.candidates if link.match.score >= MIN_CANDIDATE_SCORE]
    if not step.reviewed and worth:
        near = "、".join(worth[:MAX_CANDIDATES])
        yield plain(f"{_INDENT}{Status.CANDIDATE.label}：{near}", "dim")


def _entry(library: Library, item: Item, mark: str, note: str, width: int | None) -> Iterator[Line]:
    yield ((f"{mark}  ", ""), (item.id, "cyan"), (f"  {_department_of(library, item)}", ""))
    if note:
        yield from (plain(_INDENT + line, "dim") for line in _wrap(note, width))
    words = marked(item.printed_marker, "\n".join(filter(None, (item.title, item.text))))
    for paragraph in words.split("\n"):
        yield from (plain(_INDENT + line) for line in _wrap(paragraph, width))
    words = f"出處：{source_words(library, item)}"
    yield from (plain(_INDENT + line, "dim") for line in _wrap(words, width))


def _department_of(library: Library, item: Item) -> str:
    return next(n for n in library.trail(item.id) if isinstance(n, Department)).name


def _wrap(text: str, width: int | None) -> list[str]:
    """Return a text wrapped to the line's width after the indent."""
    return wrap(text, max(width - len(_INDENT), _MIN_WIDTH)) if width else [text]


def _link_record(library: Library, link: Link) -> dict[str, Any]:
    item = library.find(link.id)
    assert isinstance(item, Item)
    return {
        "id": link.id,
        "status": link.status.value,
        "score": round(link.match.score, 3),
        "reviewed": link.match.reviewed,
        "title": item.title,
        "text": item.text,
    }


def _status(word: str) -> Status:
    found = Status.named(word)
    if found not in FILTERABLE:
        names = "、".join(f"{s.value}（{s.label}）" for s in FILTERABLE)
        raise CliError(f"--status 沒有「{word}」，可用的有 {names}")
    return found


def _change(word: str) -> ChangeSort:
    found = ChangeSort.named(word)
    if found not in CHANGES:
        names = "、".join(f"{sort.value}（{sort.label}）" for sort in CHANGES)
        raise CliError(f"--change 沒有「{word}」，可用的有 {names}")
    return found


def _department(library: Library, typed: str) -> Department:
    found = library.department(typed)
    if found is not None:
        return found
    node = find_node(library, typed)
    raise CliError(f"--department 後面必須是機關名稱，「{node.id}」不是機關")


def _plans(library: Library, typed: str) -> list[Plan]:
    """Return the plans of a period, or the one plan, that was typed."""
    found = plans_of_period(library, typed)
    if not found:
        node = library.find(typed)
        if isinstance(node, Plan):
            found = [node]
        else:
            raise CliError(
                _no_plan(library, typed, led_period(library, typed_period(typed))[1], node)
            )
    return found


def _no_plan(library: Library, typed: str, period: str, node: Node | None) -> str:
    """Return the message on a name that refers to no plan, with what to type instead."""
    if isinstance(node, Item):
        return (
            f"「{typed}」是一個項目，要對照的是年度或計畫；"
            f"看一個項目的來龍去脈請用 kaoview lineage {shell_word(node.id)}"
        )
    if isinstance(node, Department):
        return f"「{typed}」是機關，要對照的是年度或計畫；只看一個機關請加 --department {node.id}"
    empty = next((d.id for d in library.documents if d.period == period), None)
    if empty:
        return f"「{typed}」的文件「{empty}」裡沒有讀到項目，沒有東西可以對照"
    periods = list(dict.fromkeys(_periods(library)))
    within = next((p for p in periods if _spans(p, period)), None)
    hint = f"（{period} 年在「{within}」的計畫裡）" if within else ""
    named = "、".join(periods) or "（無）"
    return (
        f"找不到年度或計畫「{typed}」{hint}；目前的年度有 {named}，計畫編號如 {_example(library)}"
    )


def _spans(period: str, year: str) -> bool:
    """Tell whether a period of several years contains a year."""
    first, _, last = period.partition("-")
    return all(part.isdigit() for part in (first, last, year)) and int(first) <= int(year) <= int(
        last
    )


def _example(library: Library) -> str:
    return next((plan.id for plan in reversed(list(library.plans()))), "113-衛生局")


def _only_of(plans: list[Plan], typed: str, only: Department | None) -> list[Plan]:
    """Return those of the plans that are a department's, or all of them without one."""
    if only is None:
        return plans
    own = [plan for plan in plans if plan.department == only.id]
    if not own:
        raise CliError(f"「{typed}」沒有{only.name}的計畫，目前有{_few_names(plans)}", code=1)
    return own


def _is_later(left: Sequence[Plan], right: Sequence[Plan]) -> bool:
    """Tell whether all of the left plans start after all of the right ones."""
    starts = [_first_year(plan.period) for plan in left]
    ends = [_first_year(plan.period) for plan in right]
    return min(starts) > max(ends) > 0


def _periods(library: Library) -> list[str]:
    return sorted({plan.period for plan in library.plans() if plan.period}, key=_first_year)


def _first_year(period: str) -> int:
    first = period.split("-", maxsplit=1)[0]
    return int(first) if first.isdigit() else 0


def _few_names(plans: Sequence[Plan]) -> str:
    names = [plan.department for plan in plans[:_NAMES]]
    return "、".join(names) + ("等" if len(plans) > _NAMES else "")


def _print_outdated(outdated: Sequence[Decision]) -> None:
    """Print which reviews were not applied because their texts have changed."""
    if outdated:
        more = f" 等 {len(outdated)} 個" if len(outdated) > 1 else ""
        print_error(f"{outdated[0].place}{more}校對的原文已經變了，沒有套用，請重新校對")


def _reviews(library: Library) -> Reviews:
    found = load_reviews(library=library)
    for problem in (*found.problems, *found.unknown(item.id for item in library.items())):
        print_error(problem)
    return found
