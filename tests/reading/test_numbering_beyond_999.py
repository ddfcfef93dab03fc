"""Lists of more than 999 items, and years, dates and amounts that look like their markers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kaoview
from kaoview.model import Plan
from kaoview.reading.numbering import clear_marker, first_marker
from kaoview.text.numbers import to_chinese

HEAD = "高雄市政府衛生局114年度施政綱要\n"


def han(number: int) -> str:
    return to_chinese(number).replace("〇", "零")


def read(text: str, path: Path) -> Plan:
    path.write_text(HEAD + text, encoding="utf-8")
    [document] = (library := kaoview.load([path])).documents
    assert document.account.whole
    [plan] = library.plans()
    return plan


@pytest.mark.parametrize(
    "printed",
    [
        lambda number: f"{han(number)}、",
        lambda number: f"({han(number)})",
        lambda number: f"{number}.",
        lambda number: f"{number}、",
        lambda number: f"({number})",
    ],
    ids=["一千、", "(一千)", "1000.", "1000、", "(1000)"],
)
def test_a_long_list_goes_on(printed: Callable[[int], str], tmp_path: Path) -> None:
    lines = (f"{printed(number)}推動登革熱防治第{number}案。\n" for number in range(1, 1235))
    plan = read("".join(lines), tmp_path / "綱要.txt")
    assert len(plan.items) == plan.count == 1234
    last = plan.items[-1]
    assert (last.id, last.printed_marker) == ("114-衛生局-1234", printed(1234))


@pytest.mark.parametrize(
    "line",
    [
        "2025.達成淨零目標。",
        "2025、2026年達成目標。",
        "(2025)完成規劃。",
        "1130.以前完成。",
        "三千、五百人參加。",
        "二○二五、二○二六年達成目標。",
        "一千、推動登革熱防治。",
    ],
)
def test_a_year_is_no_marker(line: str, tmp_path: Path) -> None:
    plan = read(f"一、長照。\n{line}\n二、登革熱。\n", tmp_path / "綱要.txt")
    assert [item.printed_marker for item in plan.walk()] == ["一、", "二、"]
    assert line in plan.items[0].text
    assert first_marker(line) is clear_marker(line) is None
