"""Comparing in a thread: progress now and then, the result or what went wrong at the end."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from kaoview.compare.progress import ComparisonCancelledError
from kaoview.text.cell_width import visible
from kaoview.tui.state.comparison_result import ComparisonResult

if TYPE_CHECKING:
    from textual.app import App
    from textual.worker import Worker

_PROGRESS_INTERVAL = 0.1
"""Seconds between two messages about the progress; chosen by hand."""

Find = Callable[[Callable[[int, int], None], Callable[[], bool]], ComparisonResult]
"""Compares, given what to tell of the progress and what to ask whether to stop."""


def compare_in_thread(
    app: App[object],
    worker: Worker[None],
    find: Find,
    show_progress: Callable[[str], None],
    show: Callable[[ComparisonResult], None],
) -> None:
    """Compare, and show what comes of it unless the worker has been cancelled.

    Args:
        app: The application, on whose event loop everything is shown.
        worker: The thread's worker.
        find: Compares.
        show_progress: Shows a message about the progress, or about a failure.
        show: Shows the result.
    """
    last_shown = monotonic()

    def progress(done: int, total: int) -> None:
        nonlocal last_shown
        if monotonic() - last_shown > _PROGRESS_INTERVAL and not worker.is_cancelled:
            last_shown = monotonic()
            app.call_from_thread(show_progress, f"對照中　{done * 100 // total}%")

    try:
        result = find(progress, lambda: worker.is_cancelled)
    except ComparisonCancelledError:
        return
    except Exception as error:
        # Whatever it is, the explorer goes on without the comparison and says so.
        if not worker.is_cancelled:
            app.call_from_thread(
                show_progress, f"對照失敗：{visible(str(error))}；請返回再試，仍不行請回報"
            )
        return
    if not worker.is_cancelled:
        app.call_from_thread(show, result)
