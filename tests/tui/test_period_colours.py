"""The accents of periods."""

from __future__ import annotations

from kaoview.tui.period_colours import accent, parted


def test_seven_years_on_end_and_the_bundled_periods_have_an_accent_each() -> None:
    assert len({accent(str(year)) for year in range(107, 114)}) == 7
    assert len({accent(period) for period in ("107", "108-111", "112", "113")}) == 4


def test_a_label_has_the_accent_of_its_period_and_words_without_a_year_none() -> None:
    assert accent("112.11 業務報告") == accent("112") != accent("113 施政綱要")
    assert accent("年度不明") is accent("") is None
    assert accent("１１３") == accent("113")  # a document may write it in full width
    assert accent("9" * 5000) is not None


def test_a_label_is_parted_only_behind_a_year() -> None:
    assert parted("112.4 業務報告") == ("112.4", " 業務報告")
    assert parted("業務報告 112") == ("", "業務報告 112")
    assert parted("113") == ("113", "")
