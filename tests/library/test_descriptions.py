"""What a reader says of a document, in a file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.document import PlanKind
from kaoview.library.descriptions import (
    DescriptionError,
    load_description,
    parse_description,
    write_description,
)
from kaoview.library.load import load
from kaoview.reading.hints import Hints
from tests.tools.packages import package

PLAN = "某某114年度工作計畫\n\n一、長照\n辦理長照。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_without_a_description_nothing_is_known(document: Path) -> None:
    assert load_description(document) == Hints()


@pytest.mark.parametrize("name", ["plan.txt.toml", "plan.toml"])
def test_a_description_beside_a_document_has_the_last_word(document: Path, name: str) -> None:
    document.with_name(name).write_text(
        'title = "長照計畫"\nperiod = 2024\nkind = "業務報告"\ndepartment = "衛生局"\nmonth = 4\n',
        encoding="utf-8",
    )
    found = load([document]).documents[0]
    assert (found.title, found.period, found.kind) == ("長照計畫", "113", PlanKind.REPORT)
    assert dict(found.origins)["period"] == "使用者指定"
    assert [plan.id for plan in load([document]).plans()] == ["113-04-衛生局"]


def test_it_is_no_document_of_a_folder_and_not_passed_over_either(document: Path) -> None:
    document.with_name("plan.toml").write_text('period = "113"', encoding="utf-8")
    library = load([document.parent])
    assert len(library.documents) == 1
    assert library.problems == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("period = ", "不是正確的 TOML"),
        ("year = 113", "有不認得的「year」，可用的有：title、period"),
        ("title = 3", "的 title 必須是文字"),
        ('department = " "', "的 department 必須是文字"),
        ('period = "明年"', "的 period 要像 114、2025 或 108-111，不是「明年」"),
        ('kind = "小說"', "的 kind 必須是其中之一：施政綱要"),
        ("month = 13", "的 month 必須是 1 到 12 的數字"),
        ("month = true", "的 month 必須是 1 到 12 的數字"),
        ('ocr = "yes"', "的 ocr 必須是 true 或 false"),
    ],
)
def test_a_slip_in_it_is_said_and_the_document_opens(document: Path, text: str, words: str) -> None:
    document.with_name("plan.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DescriptionError, match=words):
        load_description(document)
    found = load([document]).documents[0]
    assert any(words in note for note in found.notes)
    assert found.period == "114"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("114", "114"),
        ("2025", "114"),
        ("108-111", "108-111"),
        ("114年度", "114"),
        ("一一三年", "113"),
    ],
)
def test_periods_are_understood_as_they_are_typed(typed: str, period: str) -> None:
    assert parse_description({"period": typed}, "x").period == period


words = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


@given(
    st.builds(
        Hints,
        title=st.none() | words,
        period=st.sampled_from([None, "113", "108-111"]),
        kind=st.none() | st.sampled_from(list(PlanKind)),
        department=st.none() | words,
        government=st.none() | words,
        month=st.none() | st.integers(1, 12),
        ocr=st.booleans(),
    )
)
def test_what_is_written_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, hints: Hints
) -> None:
    document = tmp_path_factory.mktemp("described") / "plan.pdf"
    write_description(document, hints)
    assert load_description(document) == hints


@pytest.mark.parametrize("name", ["年度/plan.txt.toml", "年度/plan.toml"])
def test_a_description_in_an_archive_is_that_of_the_member_beside_it(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "計畫.zip"
    described = {name: 'title = "長照計畫"\nperiod = "113"\n', "別處/plan.toml": "period = "}
    path.write_bytes(package({"年度/plan.txt": PLAN, "b.txt": PLAN, **described}))
    library = load([path])
    found = {each.id: (each.title, each.period) for each in library.documents}
    assert found == {"plan.txt": ("長照計畫", "113"), "b.txt": ("某某114年度工作計畫", "114")}
    # What is said of the whole archive has the last word.
    path.with_name("計畫.zip.toml").write_text('period = "112"', encoding="utf-8")
    found = {each.id: (each.title, each.period) for each in load([path]).documents}
    assert found == {"plan.txt": ("長照計畫", "112"), "b.txt": ("某某114年度工作計畫", "112")}


def test_a_wrong_description_in_an_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "計畫.zip"
    path.write_bytes(package({"plan.txt": PLAN, "plan.toml": "period = "}))
    (document,) = load([path]).documents
    assert document.period == "114"
    assert any("「plan.toml」不是正確的 TOML" in note for note in document.notes)
