"""Running the explorer: after a failure, save, restore the terminal, exit with a code."""

from __future__ import annotations

import sys
from typing import NoReturn

from kaoview.text.cell_width import visible
from kaoview.tui.platform.terminal import TerminalState
from kaoview.tui.platform.textual_patches import CRASHED, CrashSafeApp

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_MAX_ERROR = 200  # characters of the error in the message; chosen by hand


def run_safely(app: CrashSafeApp) -> None:
    """Run an application; if it fails, save, restore the terminal, and exit.

    Raises:
        SystemExit: It failed, or was interrupted.
    """
    state = TerminalState()
    try:
        app.run()
    except SystemExit:  # a signal before the event loop runs
        raise
    except BaseException as error:
        app.note_crash(error)
    # Also in order: told to go on while it leaves (SIGTERM, SIGCONT), the driver takes the terminal
    # once more, and nobody gives it back.
    state.restore()
    if app.crash is None and not app.return_code:
        if app.left_unsaved:
            _say(f"閱讀位置沒有儲存，下次不會從這裡接著讀；{_unwritable()}")
        return
    if isinstance(app.crash, KeyboardInterrupt):
        raise SystemExit(_INTERRUPTED)
    exit_crashed(app.crash, saved=app.saved)


def exit_crashed(error: BaseException | None, *, saved: bool = True) -> NoReturn:
    """Write the report of a failure, print one line that says where it is, and exit.

    Args:
        error: What failed.
        saved: Whether nothing is lost.
    """
    what = visible(f"（{type(error).__name__}：{error}"[:_MAX_ERROR]) + "）" if error else ""
    kept = "閱讀位置、書籤與校對都已儲存" if saved else "閱讀位置沒有儲存，書籤與校對都已儲存"
    line = f"瀏覽畫面發生錯誤{what}，已經結束；{kept}；{_advice(error)}"
    _say(line)
    raise SystemExit(CRASHED)


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _unwritable() -> str:
    from kaoview.paths import state_folder

    return f"請檢查「{visible(str(state_folder()))}」的權限與磁碟空間"


def _advice(error: BaseException | None) -> str:
    """Write the report, and return where it is and what to do with it."""
    again = "請重新執行 kaoview，再發生請把這一行回報"
    if error is None:
        return again
    try:
        # Imported only now, since the first picture does not need it.
        from kaoview.tui.platform.crash_report import reports_folder, write_report

        report = write_report(error)
    except Exception as failure:  # a disk that is full, a folder that may not be written
        why = visible(str(getattr(failure, "strerror", None) or failure))
        return f"錯誤紀錄無法寫入 {visible(str(reports_folder()))}（{why}）；{again}"
    return f"錯誤紀錄在 {visible(str(report))}；請重新執行 kaoview，再發生請附上這個檔案回報"
