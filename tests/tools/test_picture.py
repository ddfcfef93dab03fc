"""Pictures of a terminal: Chinese takes two cells, nothing is fetched, nothing lies outside."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from rich.console import Console
from rich.text import Text

from kaoview.text.cell_width import cell_width
from tests.tools.picture import CELL, SVG, picture

KEPT = sorted((Path(__file__).parents[2] / "docs" / "screenshots").glob("*.svg"))
LINE = "(二) 強化 ICOPE 照護，60 ％"


@pytest.fixture(scope="module")
def made() -> str:
    console = Console(width=40, record=True, file=StringIO(), force_terminal=True)
    console.print(Text(LINE, "bold red on white"))
    return picture(console.export_svg(title="kaoview"))


def words(svg: str) -> list[Tree.Element]:
    root = Tree.fromstring(svg)
    return [each for each in root.iter(f"{{{SVG}}}text") if each.get("textLength")]


def test_every_run_has_the_width_and_the_place_of_its_cells(made: str) -> None:
    line = LINE.replace(" ", "\xa0")
    assert "".join(each.text or "" for each in words(made)) == line
    at = 0
    for each in words(made):
        text = each.text or ""
        assert len({cell_width(character) for character in text}) == 1
        assert float(each.attrib["x"]) == pytest.approx(at * CELL, abs=0.1)
        assert float(each.attrib["textLength"]) == cell_width(text) * CELL
        at += cell_width(text)


def test_the_window_is_as_wide_as_the_terminal_in_it(made: str) -> None:
    root = Tree.fromstring(made)
    width = float(root.attrib["viewBox"].split()[2])
    assert 40 * CELL < width < 40 * CELL + 30
    for each in root.iter(f"{{{SVG}}}rect"):
        assert float(each.get("x", "0")) + float(each.attrib["width"]) <= width


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_a_picture_names_no_host_and_needs_no_font_from_anywhere(path: Path) -> None:
    svg = path.read_text("utf-8")
    assert re.findall(r"https?:[^\"]*", svg) == [SVG]
    assert not re.search(r"@font-face|url\((?!#)|<script|<image|href", svg)
    assert "Noto Sans Mono CJK TC" in svg
    assert words(svg)


def test_the_pictures_of_the_readmes_are_there() -> None:
    assert {"reading", "search", "comparison"} <= {path.stem for path in KEPT}
