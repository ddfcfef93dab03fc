"""A whole comparison in every form, as it is handed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from kaoview.export.comparison import ComparisonTable
from kaoview.export.comparison_html import export_comparison_html
from kaoview.export.comparison_json import export_comparison_json
from kaoview.export.comparison_markdown import export_comparison_markdown
from kaoview.export.comparison_text import comparison_lines
from tests.export.example import DECISIONS, example

TODAY = date(2026, 11, 20)


def in_text(width: int | None) -> Callable[[ComparisonTable], str]:
    return lambda sheet: "".join(f"{line}\n" for line in comparison_lines(sheet, width=width))


FORMS: dict[str, Callable[[ComparisonTable], str]] = {
    "text": in_text(None),
    "text-60-wide": in_text(60),
    "text-110-wide": in_text(110),
    "markdown": lambda sheet: export_comparison_markdown(sheet, today=TODAY),
    "html": lambda sheet: export_comparison_html(sheet, today=TODAY),
    "json": export_comparison_json,
}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> ComparisonTable:
    return example(tmp_path_factory.mktemp("plans"), *DECISIONS)


@pytest.mark.parametrize("name", FORMS)
def test_a_comparison_is_written_out(
    name: str, sheet: ComparisonTable, kept_text: SnapshotAssertion
) -> None:
    assert FORMS[name](sheet) == kept_text
