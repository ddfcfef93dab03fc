"""The line of formats: the chosen one is always seen."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from kaoview.export.formats import ITEM_FORMATS, ExportFormat
from kaoview.tui.widgets.format_picker import FormatPicker

LABELS = {form.label for form in ITEM_FORMATS}


class Formats(App[None]):
    """Shows nothing else."""

    def compose(self) -> ComposeResult:
        yield FormatPicker()


@pytest.mark.parametrize("width", [30, 40, 60, 100])
@pytest.mark.parametrize("form", ITEM_FORMATS, ids=lambda form: form.name)
async def test_the_chosen_format_is_seen_at_any_width(width: int, form: ExportFormat) -> None:
    app = Formats()
    async with app.run_test(size=(width, 3)):
        picker = app.query_one(FormatPicker)
        picker.show(ITEM_FORMATS, form)
        line = picker.render_line(0).text
        assert f"[{form.label}]" in line
        assert ("‹" in line) == (f"{ITEM_FORMATS[0].label}" not in line)
        assert ("›" in line) == (f"{ITEM_FORMATS[-1].label}" not in line)
        assert all(word.strip("[]") in LABELS for word in line.split()[1:] if word not in "‹›")
