"""``kaoview diff`` and ``kaoview lineage``: plans compared by meaning, and one matter's chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kaoview.cli.choosing import find_node
from kaoview.cli.terminal import Fault, Line, complain, plain
from kaoview.compare.lineage import Lineage, Link, Step, lineage
from kaoview.compare.match import compare
from kaoview.compare.reviews import Decision, Reviews, load_reviews
from kaoview.compare.rows import REVIEWED, UNREVIEWED
from kaoview.compare.status import Status
from kaoview.export.comparison import (
    Sheet,
    export_comparison_json,
    export_comparison_markdown,
    said_of,
)
from kaoview.export.comparison_html import export_comparison_html
from kaoview.export.comparison_text import comparison_lines
from kaoview.model import Department, Item, Library, Plan, marked
from kaoview.text.linebreak import wrap

FORMATS = ("text", "markdown", "html", "json")
"""What a comparison can be printed as."""

_INDENT = "   "


def comparison(
    library: Library,
    left: str,
    right: str,
    *,
    department: str | None = None,
    status: Sequence[str] = (),
    reviews: bool = True,
) -> Sheet:
    """Compare two periods or plans as a reader named them.

    Args:
        library: The library.
        left: The older period or plan, as typed.
        right: The newer one.
        department: A name of the only department to look at, or None for all; counterparts in
            other departments are still found.
        status: Which statuses to show, by name or Chinese label; none means all.
        reviews: Whether readers' decisions override the matcher.

    Raises:
        Fault: A name is nobody's, both sides are the same, or one has nothing to compare.
    """
    shown = [_status(word) for word in status]
    only = _department(library, department) if department else None
    # The right side stays whole: what a department promised may have become another's.
    sides = [_of(_plans(library, left), left, only), _plans(library, right)]
    _of(sides[1], right, only)
    if {plan.id for plan in sides[0]} & {plan.id for plan in sides[1]}:
        raise Fault(f"「{left}」和「{right}」是同一份計畫，請改成兩個不同的年度或計畫")
    for typed, plans in zip((left, right), sides, strict=True):
        if not any(plan.items for plan in plans):
            raise Fault(f"「{typed}」是空的，沒有項目可以比較", code=1)
    found = compare(library, *sides, reviews=_reviews(library) if reviews else None)
    _complain_of(found.outdated)
    names = [typed if only is None else f"{typed} {only.name}" for typed in (left, right)]
    return Sheet(library, found, names[0], names[1], tuple(shown))


def comparison_text(sheet: Sheet, format: str, *, width: int | None) -> str:
    """Return a comparison in one of the formats."""
    match format:
        case "markdown":
            return export_comparison_markdown(sheet, today=date.today())
        case "html":
            return export_comparison_html(sheet, today=date.today())
        case "json":
            return export_comparison_json(sheet)
    return "".join(f"{line.rstrip()}\n" for line in comparison_lines(sheet, width=width))


def find_lineage(library: Library, typed: str, *, reviews: bool = True) -> Lineage:
    """Follow one matter through all periods.

    Raises:
        Fault: The id is not an item's.
    """
    node = find_node(library, typed)
    if not isinstance(node, Item):
        raise Fault(f"「{typed}」不是項目；要看一個項目的來龍去脈，請給項目的編號，如 113-衛生局-2")
    found = lineage(library, node.id, reviews=_reviews(library) if reviews else None)
    _complain_of(found.outdated)
    return found


def lineage_lines(library: Library, chain: Lineage, *, width: int | None) -> Iterator[Line]:
    """Yield a matter's chain as lines: a step for each period, oldest first."""
    item = library.find(chain.id)
    assert isinstance(item, Item)
    for number, step in enumerate(chain.steps):
        if number:
            yield plain("")
        kinds = "、".join(dict.fromkeys(plan.kind.label for plan in step.plans))
        yield ((step.period or "年度不明", "bold"), (f" {kinds}", ""))
        if step.own:
            yield from _entry(library, item, "◎", "", width)
        else:
            yield from _step(library, step, width)


def lineage_record(library: Library, chain: Lineage) -> dict[str, Any]:
    """Return a matter's chain for JSON."""
    return {
        "schema": 1,
        "id": chain.id,
        "units": list(chain.units),
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
    }


def _step(library: Library, step: Step, width: int | None) -> Iterator[Line]:
    for link in step.links:
        item = library.find(link.id)
        assert isinstance(item, Item)
        yield from _entry(library, item, link.status.mark, said_of(link.match), width)
    if step.links:
        return
    if not step.covered:
        yield plain(f"{_INDENT}沒有這個機關的文件", "dim")
        return
    told = REVIEWED if step.reviewed else UNREVIEWED
    yield plain(f"{Status.MISSING.mark}  {Status.MISSING.label}（{told}）")
    if not step.reviewed and step.candidates:
        near = "、".join(link.id for link in step.candidates[:3])
        yield plain(f"{_INDENT}{Status.CANDIDATE.label}：{near}", "dim")


def _entry(library: Library, item: Item, mark: str, said: str, width: int | None) -> Iterator[Line]:
    department = next(n for n in library.trail(item.id) if isinstance(n, Department))
    source = f"{item.source.document} 第 {item.source.first_line}-{item.source.last_line} 行"
    yield ((f"{mark}  ", ""), (item.id, "cyan"), (f"  {department.name}", ""))
    if said:
        yield plain(_INDENT + said, "dim")
    words = marked(item.printed_marker, "\n".join(filter(None, (item.title, item.text))))
    for paragraph in words.split("\n"):
        lines = wrap(paragraph, max(width - len(_INDENT), 20)) if width else [paragraph]
        yield from (plain(_INDENT + line) for line in lines)
    yield plain(f"{_INDENT}出處：{source}", "dim")


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
    if found is None or found is Status.CANDIDATE:
        names = "、".join(f"{s.value}（{s.label}）" for s in Status if s is not Status.CANDIDATE)
        raise Fault(f"--status 沒有「{word}」，可用的有 {names}")
    return found


def _department(library: Library, typed: str) -> Department:
    found = library.department(typed)
    if found is not None:
        return found
    node = find_node(library, typed)
    raise Fault(f"--department 後面要是機關名稱，「{node.id}」不是機關")


def _plans(library: Library, typed: str) -> list[Plan]:
    """Return the plans of a period, or the one plan, that was typed."""
    period = typed.strip().replace("–", "-").replace("~", "-").replace("～", "-")
    found = [plan for plan in library.plans() if plan.period == period]
    if not found:
        node = library.find(typed)
        if isinstance(node, Plan):
            found = [node]
        else:
            periods = "、".join(dict.fromkeys(_periods(library)))
            raise Fault(
                f"找不到年度或計畫「{typed}」；目前的年度有 {periods}，計畫編號如 113-衛生局"
            )
    return found


def _of(plans: list[Plan], typed: str, only: Department | None) -> list[Plan]:
    """Return a department's plans among those that a typed name stands for."""
    if only is None:
        return plans
    own = [plan for plan in plans if plan.department == only.id]
    if not own:
        raise Fault(f"「{typed}」沒有{only.name}的計畫；有的是 {_some(plans)}", code=1)
    return own


def _periods(library: Library) -> list[str]:
    return sorted({plan.period for plan in library.plans() if plan.period}, key=_first_year)


def _first_year(period: str) -> int:
    first = period.split("-", maxsplit=1)[0]
    return int(first) if first.isdigit() else 0


def _some(plans: Sequence[Plan]) -> str:
    names = [plan.department for plan in plans[:3]]
    return "、".join(names) + ("等" if len(plans) > 3 else "")


def _complain_of(outdated: Sequence[Decision]) -> None:
    """Say which decisions were left out because their texts have changed."""
    if outdated:
        more = f" 等 {len(outdated)} 個" if len(outdated) > 1 else ""
        complain(f"{outdated[0].place}{more}校對的原文已經變了，沒有套用，請重新校對")


def _reviews(library: Library) -> Reviews:
    found = load_reviews(library=library)
    for problem in (*found.problems, *found.unknown(item.id for item in library.items())):
        complain(problem)
    return found
