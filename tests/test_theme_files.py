"""The user's own themes: read, checked entry by entry, one sentence for each file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.config.theme_files import ThemeFile, load_theme_files

COLOURS = ("accent", "background", "foreground", "period-0")
TAKEN = ("kaoview-dark", "nord")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_themes_are_named_by_their_files(tmp_path: Path) -> None:
    write(
        tmp_path, "夜讀.toml", 'base = "dark"\n[colors]\nbackground = "#101418"\naccent = "#fa0"\n'
    )
    write(tmp_path, "紙.toml", 'base = "light"\n')
    write(tmp_path, "說明.txt", "不是配色")
    found = load_theme_files(COLOURS, TAKEN, tmp_path)
    assert found.problems == ()
    assert found.themes == (
        ThemeFile("夜讀", True, {"background": "#101418", "accent": "#fa0"}),
        ThemeFile("紙", False, {}),
    )


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert load_theme_files(COLOURS, TAKEN, tmp_path / "themes") == load_theme_files(
        COLOURS, TAKEN, write(tmp_path, "themes.txt", "")
    )


def test_what_is_wrong_is_one_sentence_and_the_rest_applies(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "夜讀.toml",
        'base = "darkk"\nmeasure = 3\n[colors]\nacent = "#fff"\nbackground = "black"\n'
        'foreground = 7\nperiod-0 = "#123456"\n',
    )
    found = load_theme_files(COLOURS, TAKEN, tmp_path)
    assert found.themes == (ThemeFile("夜讀", True, {"period-0": "#123456"}),)
    (problem,) = found.problems
    assert problem.startswith(f"{path}：") and "\n" not in problem
    for told in (
        "不認得 measure，可用的有 base、colors",
        'base 必須是 "dark" 或 "light"，不能是「darkk」',
        "不認得顏色 acent，相近的有 accent",
        'background 必須像 "#d0b07f"，不能是「black」',
        "foreground 必須像",
    ):
        assert told in problem


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("壞.toml", b"base = = 1", "第 1 行寫法不是 TOML"),
        ("壞.toml", "base = '暗'".encode("big5"), "不是 UTF-8"),
        ("nord.toml", b'base = "dark"', "已經有叫做「nord」的配色"),
        (" .toml", b'base = "dark"', "請換檔名"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    write(tmp_path, "紙.toml", 'base = "light"\n')
    found = load_theme_files(COLOURS, TAKEN, tmp_path)
    assert [theme.name for theme in found.themes] == ["紙"], "the others are there"
    (problem,) = found.problems
    assert str(tmp_path / name) in problem and told in problem and "沒有採用" in problem


def test_a_folder_named_as_a_theme_is_named(tmp_path: Path) -> None:
    (tmp_path / "夜讀.toml").mkdir()
    (problem,) = load_theme_files(COLOURS, TAKEN, tmp_path).problems
    assert "讀不到" in problem


def test_colours_that_are_no_table_are_named(tmp_path: Path) -> None:
    write(tmp_path, "夜讀.toml", 'base = "dark"\ncolors = "#fff"\n')
    found = load_theme_files(COLOURS, TAKEN, tmp_path)
    assert found.themes == (ThemeFile("夜讀", True, {}),)
    assert "要寫成 [colors]" in found.problems[0]


def test_a_problem_cannot_steer_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, "a\x1b[31m.toml", 'base = "\\u001b[2J"\n[colors]\n"\\u202e" = 1\n')
    found = load_theme_files(COLOURS, TAKEN, tmp_path)
    assert not set("".join(found.problems) + found.themes[0].name) & set("\x1b\u202e")


@given(st.binary(max_size=120))
def test_nothing_in_a_file_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "themes"
    folder.mkdir(exist_ok=True)
    (folder / "any.toml").write_bytes(content)
    found = load_theme_files(COLOURS, TAKEN, folder)
    assert len(found.themes) + len(found.problems) >= 1


@pytest.mark.parametrize("page", ["docs/settings.md", "docs/settings.zh-TW.md"])
def test_every_colour_is_documented(page: str) -> None:
    from kaoview.tui.themes import COLOUR_NAMES

    text = (Path(__file__).parents[1] / page).read_text("utf-8")
    periods = [name for name in COLOUR_NAMES if name.startswith("period-")]
    for name in (*periods[:1], *periods[-1:], *(set(COLOUR_NAMES) - set(periods))):
        assert f"`{name}`" in text
