"""Writing what is selected to a file: a new name each time, never over another file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kaoview.export.files import WriteError
from kaoview.model import Library
from kaoview.tui.taking import file_stem, take

TODAY = date(2025, 1, 2)


def test_the_file_is_named_after_the_id_and_a_number_follows_if_it_is_taken(
    small: Library, tmp_path: Path
) -> None:
    node = small.find("113-衛生局-2")
    assert node is not None
    names = [take(small, node, tmp_path, TODAY).name for _ in range(3)]
    assert names == ["113-衛生局-2.md", "113-衛生局-2_2.md", "113-衛生局-2_3.md"]
    text = (tmp_path / names[0]).read_text("utf-8")
    assert "強化偏遠地區在地化照護服務" in text
    assert "2025-01-02" in text


def test_a_folder_that_cannot_be_written_is_said(small: Library, tmp_path: Path) -> None:
    node = small.find("衛生局")
    assert node is not None
    with pytest.raises(WriteError, match="資料夾"):
        take(small, node, tmp_path / "gone", TODAY)


@pytest.mark.parametrize(
    ("id", "stem"),
    [
        ("113-衛生局-2", "113-衛生局-2"),
        ("112-04-行政暨國際處-1.1", "112-04-行政暨國際處-1.1"),
        ("113-甲/乙:丙", "113-甲-乙-丙"),
        ("..", "kaoview"),
        ("a\x1b\nb", "a␛-b"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(id: str, stem: str) -> None:
    assert file_stem(id) == stem


def test_a_long_id_leaves_room_for_a_number() -> None:
    assert len(file_stem("衛" * 500).encode()) <= 180
