"""``kaoview words`` as a reader types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app

RUNNER = CliRunner()


def run(*args: str):
    return RUNNER.invoke(app, ["words", *args])


def test_a_grid_names_zeros_and_missing_documents() -> None:
    result = run("淨零", "捷運")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "淨零：19 次，10 項"
    assert lines[1].split() == ["107", "108-111", "112", "113", "合計"]
    assert next(line for line in lines if line.startswith("環境保護局")).split()[1:] == [
        "－", "－", "－", "5", "5",
    ]  # fmt: skip
    sums = next(line for line in lines if line.startswith("合計"))
    assert sums.split()[1:] == ["0", "0", "7", "12", "19"]
    assert any(line.startswith("沒有提到的 27 個機關：") for line in lines)
    assert lines[-1] == "數字是出現的次數；0 是沒有提到，－ 是沒有文件。"


@pytest.mark.parametrize("suffix", [".md", ".csv", ".xlsx", ".ods", ".html", ".json"])
def test_the_suffix_says_the_format(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"淨零{suffix}"
    result = run("淨零", "-o", str(path))
    assert result.exit_code == 0 and path.stat().st_size > 500
    again = run("淨零", "-o", str(path))
    assert again.exit_code == 2 and "--force" in again.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("淨零", "-o", "x.docx"), "可用的副檔名有 .md、.csv、.xlsx、.ods、.html、.json"),
        (("淨零", "--format", "pdf"), "可用的有 markdown、csv、xlsx、ods、html、json"),
        (("淨零", "--format", "xlsx"), "xlsx 要寫到檔案，請加上 -o 檔名.xlsx"),
        (("淨零", "--header", "fr"), "--header 沒有「fr」，可用的有 zh、en"),
        (("year:113",), "只有篩選，請再加上要統計的詞"),
    ],
)
def test_what_cannot_be_done_says_what_can(args: tuple[str, ...], told: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert told in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_word_that_no_document_has_is_said() -> None:
    result = run("獨角獸馬車")
    assert result.exit_code == 1
    assert result.stderr.startswith("「獨角獸馬車」沒有出現過")


def test_a_file_of_zeros_is_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "零.csv"
    assert run("獨角獸馬車", "-o", str(path)).exit_code == 0
    assert "沒有提到" in path.read_text(encoding="utf-8")
