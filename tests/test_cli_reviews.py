"""``kaoview reviews`` as a reader types it: decisions travel, and neither side is lost."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.paths import reviews_file

RUNNER = CliRunner()
HEAD = "left\tright\tstatus\tdecided_by\tdate\tnote\tfingerprint\n"
MINE = "107-秘書處-1.1\t113-行政暨國際處-1\tsame\t王小明\t2026-11-20\t我的看法\t\n"
THEIRS = (
    "107-秘書處-1.1\t113-行政暨國際處-1\trelated\t林小華\t2026-11-21\t只是相關\t\n"
    "107-秘書處-1.2\t113-行政暨國際處-2\tsame\t林小華\t2026-11-21\t\t\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def run(*args: str):
    return RUNNER.invoke(app, ["reviews", *args])


def own(text: str = MINE) -> Path:
    path = reviews_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.fixture
def colleague(tmp_path: Path) -> str:
    path = tmp_path / "同事.tsv"
    path.write_text(HEAD + THEIRS, encoding="utf-8")
    return str(path)


def test_conflicts_are_shown_and_neither_side_is_lost(colleague: str) -> None:
    path = own()
    result = run("import", colleague)
    assert result.exit_code == 0
    assert "新增 1 個，併入註記 0 個，本來就有 0 個，不一致 1 個" in result.stdout
    assert "自己的：延續，王小明 2026-11-20：我的看法（留用）" in result.stdout
    assert "匯入的：相關，林小華 2026-11-21：只是相關" in result.stdout
    kept = path.read_text(encoding="utf-8")
    assert "我的看法" in kept and "107-行政暨國際處-1.2\t113-行政暨國際處-2\tsame\t林小華" in kept
    aside = path.with_name("reviews-conflicts.tsv").read_text(encoding="utf-8")
    assert "只是相關" in aside and "時沒有採用" in aside
    assert "匯入時沒有採用的：1 個" in run("status").stdout


def test_theirs_may_hold_and_mine_is_kept_aside(colleague: str) -> None:
    path = own()
    assert "（採用）" in run("import", colleague, "--theirs").stdout
    kept = path.read_text(encoding="utf-8")
    assert "只是相關" in kept and "我的看法" not in kept
    assert "我的看法" in path.with_name("reviews-conflicts.tsv").read_text(encoding="utf-8")


def test_importing_again_changes_nothing(colleague: str) -> None:
    path = own()
    run("import", colleague)
    before = path.read_text(encoding="utf-8")
    assert "新增 0 個，併入註記 0 個，本來就有 1 個，不一致 1 個" in run("import", colleague).stdout
    assert path.read_text(encoding="utf-8") == before


def test_a_dry_run_writes_nothing(colleague: str) -> None:
    assert "新增 2 個" in run("import", colleague, "--dry-run").stdout
    assert not reviews_file().exists()


def test_what_was_exported_can_be_imported(tmp_path: Path) -> None:
    path = own(MINE + THEIRS.splitlines(keepends=True)[1])
    there = tmp_path / "給同事.tsv"
    assert run("export", "-o", str(there)).exit_code == 0
    path.unlink()
    assert "新增 2 個" in run("import", str(there)).stdout
    sheet = tmp_path / "給人看.xlsx"
    assert run("export", "-o", str(sheet)).exit_code == 0
    rows = list(
        openpyxl.load_workbook(io.BytesIO(sheet.read_bytes()))["校對"].iter_rows(values_only=True)
    )
    assert rows[0][:4] == ("舊項目", "新項目", "判定", "校對者")
    assert "姊妹市" in rows[1][6]


def test_broken_lines_are_named_and_the_others_are_merged(tmp_path: Path) -> None:
    path = tmp_path / "壞.tsv"
    path.write_text(HEAD + "只有一欄\n" + THEIRS, encoding="utf-8")
    result = run("import", str(path))
    assert result.exit_code == 0
    assert "新增 2 個" in result.stdout and "第 2 行：只有 1 欄" in result.stdout


def test_status_counts_by_year_and_reviewer() -> None:
    own()
    record = json.loads(run("status", "--json").stdout)
    mine = record["files"][-1]
    assert (mine["own"], mine["decisions"], mine["pairs"]) == (True, 1, {"107 → 113": 1})
    assert mine["reviewers"] == {"王小明": 1}
    assert list(record["files"][0]["reviewers"]) == ["kaoview 專案，兩次通讀"]


@pytest.mark.parametrize(
    ("args", "told", "code"),
    [
        (("merge",), "reviews 沒有「merge」，可用的有 status、export、import", 2),
        (("import",), "要匯入哪個檔案", 2),
        (("import", "none.tsv"), "無法讀取「none.tsv」", 2),
        (("export",), "還沒有自己的校對", 1),
        (("export", "x.tsv"), "要寫到檔案請加 -o x.tsv", 2),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    args: tuple[str, ...], told: str, code: int
) -> None:
    result = run(*args)
    assert result.exit_code == code
    assert told in result.stderr and len(result.stderr.splitlines()) == 1


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    own()
    result = run("export", "-o", str(tmp_path / "x.docx"))
    assert result.exit_code == 2 and "可用的副檔名有 .tsv、.xlsx" in result.stderr


def test_a_table_for_reading_is_not_imported(tmp_path: Path) -> None:
    path = tmp_path / "colleague.xlsx"
    path.write_bytes(b"PK")
    result = run("import", str(path))
    assert result.exit_code != 0
    assert "給人看的表格" in result.stderr
    assert "kaoview reviews export -o 檔名.tsv" in result.stderr
