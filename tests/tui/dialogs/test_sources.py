"""What the pickers offer, and what an export job writes, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaoview.export.formats import ITEM_FORMATS
from kaoview.model import Library
from kaoview.text.cell_width import cell_width
from kaoview.tui.dialogs.export_job import ExportJob, ExportStoppedError, write_export
from kaoview.tui.dialogs.goto import PlaceSource
from kaoview.tui.dialogs.palette import PaletteSource
from kaoview.tui.render.lines import Line
from kaoview.tui.state.export_sources import ExportSource
from kaoview.tui.state.goto_index import PlaceIndex
from kaoview.tui.state.palette_entries import PaletteEntry

MARKDOWN, JSON = ITEM_FORMATS[:2]


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_before_the_index_is_made_only_whole_ids_are_found(small: Library) -> None:
    source = PlaceSource(small, "衛生局")
    assert [row.id for row in source.find("113-衛生局-2")] == ["113-衛生局-2"]
    assert not source.find("登革熱") and not source.find(" ")
    indexed = PlaceSource(small, "衛生局", PlaceIndex(small))
    assert indexed.find("登革熱")[0].id == "113-衛生局-1"


def test_similar_places_stand_below_a_remark(small: Library) -> None:
    source = PlaceSource(small, "衛生局", PlaceIndex(small))
    rows = source.find("113-衛星局")
    remark, line = source.draw(rows, 0, 60)
    assert "沒有這個地方" in text_of(remark) and remark.head
    assert rows[0].id in text_of(line) and cell_width(text_of(line)) == 60
    assert len(source.draw(rows, 1, 60)) == 1


def test_the_palette_names_a_group_once() -> None:
    entries = [PaletteEntry(id, id, (), "", "隨時") for id in ("theme", "help")]
    source = PaletteSource(entries)
    rows = source.find("")
    assert [len(source.draw(rows, number, 50)) for number in range(2)] == [2, 1]


def source_of(*pieces: str) -> ExportSource:
    def write(form: str, watch: object) -> Iterator[str]:
        for number, piece in enumerate(pieces, 1):
            assert callable(watch)
            watch(number, len(pieces))
            yield piece

    return ExportSource("這一項", "標題", "113-衛生局", len(pieces), (MARKDOWN, JSON), write)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("a.md", "a.md"), ("a", "a.json"), ("113-1.2", "113-1.2.json"), ("", "113-衛生局.json")],
)
def test_a_file_gets_a_suffix_and_in_a_folder_a_name(typed: str, name: str, tmp_path: Path) -> None:
    job = ExportJob(source_of("甲"), JSON, tmp_path / typed)
    outcome = write_export(job, lambda done, total: None)
    assert (outcome.path, outcome.problem) == (tmp_path / name, "")
    assert (tmp_path / name).read_text() == "甲"


def test_another_file_is_overwritten_only_when_that_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("別的")
    job = ExportJob(source_of("甲"), MARKDOWN, path)
    outcome = write_export(job, lambda done, total: None)
    assert outcome.taken and "已經有了" in outcome.problem
    assert path.read_text() == "別的"
    again = ExportJob(job.source, MARKDOWN, path, overwrite=path)
    assert write_export(again, lambda done, total: None).problem == ""
    assert path.read_text() == "甲"


def test_what_goes_wrong_is_told_and_stopping_writes_nothing(tmp_path: Path) -> None:
    def broken(form: str, watch: object) -> Iterator[str]:
        raise MemoryError
        yield ""

    def stop(done: int, total: int) -> None:
        raise ExportStoppedError

    source = ExportSource("這一項", "標題", "stem", 1, (MARKDOWN,), broken)
    outcome = write_export(ExportJob(source, MARKDOWN, tmp_path / "a.md"), lambda *_: None)
    assert "MemoryError" in outcome.problem
    with pytest.raises(ExportStoppedError):
        write_export(ExportJob(source_of("甲"), MARKDOWN, tmp_path / "b.md"), stop)
    assert not list(tmp_path.iterdir())
