"""A department's reports of one year are told apart by their months."""

from __future__ import annotations

from pathlib import Path

import kaoview
from kaoview.model import Library, Plan


def _reports(folder: Path, *months: int) -> Library:
    """Read reports of one department, in one year, dated in these months."""
    for month in months:
        text = (
            "高雄市政府衛生局業務報告\n"
            f"日期：中華民國 112 年 {month} 月 6 日\n"
            "壹、登革熱防治\n"
            f"一、{month} 月查核孳生源。\n"
        )
        (folder / f"report-{month:02}.txt").write_text(text, encoding="utf-8")
    return kaoview.load([folder])


def test_the_month_stands_in_the_ids_of_reports(tmp_path: Path) -> None:
    library = _reports(tmp_path, 4, 11)
    assert [plan.id for plan in library.plans()] == ["112-04-衛生局", "112-11-衛生局"]
    assert [plan.label for plan in library.plans()] == ["112.4 業務報告", "112.11 業務報告"]
    for month in (4, 11):
        item = library.find(f"112-{month:02}-衛生局-1.1")
        assert item is not None
        assert f"{month} 月查核" in item.text  # type: ignore[union-attr]


def test_with_two_reports_of_a_year_the_month_must_be_named(tmp_path: Path) -> None:
    library = _reports(tmp_path, 4, 11)
    assert library.find("112-衛生局") is None
    assert library.find("112-衛生局-1") is None
    report = library.find("112-11-衛生")
    assert isinstance(report, Plan)
    assert report.month == 11


def test_with_one_report_of_a_year_the_month_may_be_left_out(tmp_path: Path) -> None:
    library = _reports(tmp_path, 11)
    assert library.find("112-衛生局") is library.find("112-11-衛生局")
    assert isinstance(library.find("112-衛生局"), Plan)


def test_reports_of_one_year_stand_in_the_order_of_their_months(tmp_path: Path) -> None:
    late = tmp_path / "a"
    late.mkdir()
    early = tmp_path / "b"
    early.mkdir()
    _reports(late, 11)
    _reports(early, 4)
    months = [plan.month for plan in kaoview.load([late, early]).plans()]
    assert months == [4, 11]


def test_two_reports_of_one_month_are_told_apart_by_letters(tmp_path: Path) -> None:
    _reports(tmp_path, 4)
    again = tmp_path / "report-04-again.txt"
    again.write_text((tmp_path / "report-04.txt").read_text(encoding="utf-8"), encoding="utf-8")
    ids = [plan.id for plan in kaoview.load([tmp_path]).plans()]
    assert ids == ["112-04-衛生局", "112-04b-衛生局"]
