"""The report of a failure: private, bounded, few, and without what could control a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.tui.platform.crash import exit_crashed
from kaoview.tui.platform.crash_report import report_text, reports_folder, write_report


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "kaoview"


def failure(message: str) -> ValueError:
    secret = "登革熱防治"  # noqa: F841 - the value of a variable is not reported
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def test_it_has_versions_and_the_traceback_but_no_values() -> None:
    told = report_text(failure("壞了"))
    assert told.startswith("kaoview ") and "Python 3." in told and "Textual " in told
    assert "ValueError: 壞了" in told and "in failure" in told
    assert "secret" not in told


def test_it_has_no_control_characters() -> None:
    told = report_text(failure("\x1b]52;c;5aOe5LqG\x07\u202e\x9b31m\ud800"))
    assert not set(told) & set("\x1b\x07\u202e\x9b\ud800")


def test_a_message_of_any_length_is_cut() -> None:
    assert len(report_text(failure("壞" * 1_000_000))) < 10_000
    assert len(report_text(failure("壞了\n" * 1_000_000))) < 100_000


def test_only_the_newest_are_kept(state: Path) -> None:
    folder = state / "crashes"
    folder.mkdir(parents=True)
    for day in range(10, 30):
        (folder / f"202401{day}-120000-1.txt").write_text("old", encoding="utf-8")
    written = write_report(failure("壞了"))
    kept = sorted(path.name for path in reports_folder().iterdir())
    assert kept == [f"202401{day}-120000-1.txt" for day in range(26, 30)] + [written.name]


def test_a_file_in_place_of_the_folder_is_said(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state.write_text("not a folder", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        exit_crashed(failure("壞了"))
    assert ended.value.code == 1
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert f"錯誤紀錄無法寫入 {state / 'crashes'}" in printed and "壞了" in printed


def test_a_message_of_several_lines_stays_on_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        exit_crashed(failure("壞了\n再壞\x1b[31m" * 100), saved=False)
    printed = capsys.readouterr().err
    assert printed.count("\n") == 1 and "\x1b" not in printed
    assert "閱讀位置沒有儲存" in printed and str(reports_folder()) in printed
