"""A bookmark's note, wherever it is shown."""

from __future__ import annotations

from pathlib import Path

from kaoview.tui.dialogs.note import NoteScreen
from tests.tui.conftest import Explorer
from tests.tui.waiting import drawn, opened


async def test_a_note_from_somebody_elses_file_sends_the_terminal_no_commands(
    explorer: Explorer, tmp_path: Path
) -> None:
    async with explorer("113-衛生局-2").run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("m", *"note", "enter")
        await opened(pilot)
    file = tmp_path / "bookmarks.json"
    words = file.read_text("utf-8")
    assert '"note"' in words and ': "note"' in words
    file.write_text(words.replace(': "note"', ': "a\\u001b]52;c;T1dORUQ=\\u0007b"'), "utf-8")
    app = explorer("113-衛生局-2")
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        for key in ("", "m", "M"):
            await pilot.press(*filter(None, [key]))
            await opened(pilot)
            assert "52;c;T1dORUQ=" in (
                app.screen.line.value if isinstance(app.screen, NoteScreen) else drawn(app)
            )
            assert not {"\x1b", "\x07"} & set(drawn(app))
            if key:
                await pilot.press("escape")
