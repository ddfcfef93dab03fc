"""The reader's name is written into the settings, and nothing else in them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.cli.config import example
from kaoview.config import load_config
from kaoview.config.writer import keep_reviewer


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, 'reviewer = "王小明"\n'),
        ("measure = 40", 'measure = 40\nreviewer = "王小明"\n'),
        ('reviewer = "前人"\nmeasure = 40\n', 'reviewer = "王小明"\nmeasure = 40\n'),
        ('[keys]\ncopy = "y"\n', 'reviewer = "王小明"\n[keys]\ncopy = "y"\n'),
        ('# 名字\n#reviewer = "某人"\n', '# 名字\nreviewer = "王小明"\n'),
    ],
)
def test_the_name_stands_before_the_tables(before: str | None, after: str, tmp_path: Path) -> None:
    path = tmp_path / "kaoview" / "config.toml"
    if before is not None:
        path.parent.mkdir()
        path.write_text(before, encoding="utf-8")
    assert keep_reviewer(" 王小明 ", path)
    assert path.read_text(encoding="utf-8") == after
    assert load_config(path).reviewer == "王小明"


def test_the_example_with_a_name_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example(), encoding="utf-8")
    assert keep_reviewer('王 "小" 明', path)
    config = load_config(path)
    assert (config.reviewer, config.problems) == ('王 "小" 明', ())


def test_settings_that_cannot_be_read_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("measure = = 40\n", encoding="utf-8")
    assert not keep_reviewer("王小明", path)
    assert path.read_text(encoding="utf-8") == "measure = = 40\n"


def test_a_link_leads_to_the_file_itself(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.toml"
    target.write_text("measure = 40\n", encoding="utf-8")
    link = tmp_path / "config.toml"
    link.symlink_to(target)
    assert keep_reviewer("王小明", link)
    assert link.is_symlink()
    assert "王小明" in target.read_text(encoding="utf-8")
