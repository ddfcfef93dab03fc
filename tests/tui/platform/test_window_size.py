"""The size of the window holds, whatever the environment says."""

from __future__ import annotations

from pathlib import Path

from kaoview.tui.platform.terminal import use_window_size

from ._pty import READY, PtyExplorer

FROZEN = (
    "import os; os.environ.update(COLUMNS='40', LINES='10');"
    "from kaoview.__main__ import main; main()"
)


def test_a_size_in_the_environment_does_not_freeze_the_window(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, FROZEN) as explorer:
        explorer.wait_for(READY)  # 40 columns would be too few to show it
        explorer.send(b"q")
        assert explorer.ended() == 0


def test_nothing_else_is_forgotten() -> None:
    variables = {"COLUMNS": "40", "LINES": "10", "TERM": "xterm"}
    use_window_size(variables)
    assert variables == {"TERM": "xterm"}
    use_window_size(variables)
    assert variables == {"TERM": "xterm"}
