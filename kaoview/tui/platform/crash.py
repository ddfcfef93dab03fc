"""Running the explorer: after a failure, save, restore the terminal, exit with a code."""

from __future__ import annotations

import sys
from typing import NoReturn

from kaoview.text.cell_width import visible
from kaoview.tui.platform.terminal import TerminalState
from kaoview.tui.platform.textual_patches import CRASHED, CrashSafeApp

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_ADVICE = "請重新執行 kaoview，再發生請把這一行回報"
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
    if app.crash is None and not app.return_code:
        return
    state.restore()
    if isinstance(app.crash, KeyboardInterrupt):
        raise SystemExit(_INTERRUPTED)
    exit_crashed(app.crash, saved=app.saved)


def exit_crashed(error: BaseException | None, *, saved: bool = True) -> NoReturn:
    """Print one line that the explorer failed, and exit.

    Args:
        error: What failed.
        saved: Whether nothing is lost.
    """
    what = visible(f"{type(error).__name__}：{error}") if error else ""
    kept = "閱讀位置、書籤與校對都已儲存" if saved else "閱讀位置沒有儲存"
    line = f"瀏覽畫面發生錯誤，已經結束；{kept}；{_ADVICE}（{what[:_MAX_ERROR]}）"
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    raise SystemExit(CRASHED)
