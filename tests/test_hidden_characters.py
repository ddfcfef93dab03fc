"""What a document hides reaches no screen, no output, no clipboard and no export, yet is counted.

Whatever would steer a terminal (CSI, OSC 8, OSC 52, DCS, C1), reorder a line, or show nothing.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kaoview
from kaoview.cli import app
from kaoview.export.citation import citation
from kaoview.export.formats import ITEM_FORMATS, export_items
from kaoview.export.plain_text import plain_text
from kaoview.model import Library
from kaoview.search import Searcher
from kaoview.text.invisible import INVISIBLE

HIDDEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u200e\u200f\u202a\u202e\u2066\u2069\u2063\u034f"
    "\u3164\u180e\ufff9\ufe0f\U000e0041\U000e0101"
)
STEERING = "\x00\x07\x1b\x7f\x9b\x9d\x90"
SEQUENCES = (
    "\x1b[2J\x1b]8;;https://example.org\x07文\x1b]8;;\x07\x1b]52;c;5aOe\x07\x1bPq\x1b\\\x9b31m"
)
TEXT = """高雄市政府{0}衛生局113{0}年度施政{0}綱要
{0}一{0}、{0}推動{0}捷運{0}路網，葛{1}城數位櫃檯{2}。
({0}一)登{0}革{0}熱防治{3}。
計畫{0}名稱\t計畫目標\t金{0}額
壹、文{0}書\t收{0}文\t1,{0}200
"""
SHOWN = ("\U000e0100", "👩\u200d💻")
"""A selector and a joiner that belong to what is shown."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "113\u200b綱\u202e要\u00ad.txt"
    text = TEXT.format(HIDDEN, *SHOWN, SEQUENCES)
    path.write_text(f"{text}\n" + "二、推動綠色運具，增設候車亭。\n" * 60, encoding="utf-8")
    return path


@pytest.fixture
def library(source: Path) -> Library:
    return kaoview.load([source])


def hidden_in(text: str) -> set[str]:
    """Return what a text hides, what belongs to shown characters aside."""
    for shown in SHOWN:
        text = text.replace(shown, "")
    return {each for each in text if each in HIDDEN or each in STEERING or ord(each) in INVISIBLE}


def test_the_words_are_read_and_every_character_is_counted(library: Library) -> None:
    [document] = library.documents
    assert document.account.whole
    [department] = library.departments
    assert (department.name, [plan.period for plan in department.plans]) == ("衛生局", ["113"])
    first, second, *_ = next(library.plans()).walk()
    assert (first.printed_marker, first.text) == (
        "一、",
        "推動捷運路網，葛\U000e0100城數位櫃檯👩\u200d💻。",
    )
    assert second.printed_marker == "(一)" and second.text.startswith("登革熱防治")


@pytest.mark.parametrize("query", ["登革熱防治", "登\u200b革\u00ad熱防治", "捷運路網", "葛城"])
def test_a_word_is_found_whatever_is_hidden_in_it(query: str, library: Library) -> None:
    hits = Searcher(library, cache=None).search(query).hits
    assert hits and hits[0].exact


@pytest.mark.parametrize("form", ITEM_FORMATS, ids=lambda form: form.name)
def test_no_export_holds_it(form, library: Library) -> None:  # type: ignore[no-untyped-def]
    pieces = list(export_items(library, library.departments, form.name))
    if form.binary:
        with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as package:
            parts = [package.read(name) for name in package.namelist()]
        written = "".join(part.decode("utf-8", "ignore") for part in parts if part[:1] == b"<")
    else:
        written = "".join(pieces)
        if form.name == "csv":
            assert written[0] == "\ufeff"  # for Excel
            written = written[1:]
    assert hidden_in(written) == set()
    assert "登革熱防治" in written and "捷運路網" in written


def test_neither_the_clipboard_nor_a_citation_holds_it(library: Library) -> None:
    item = next(library.plans()).items[0]
    assert hidden_in(plain_text(library.departments[0])) == set()
    assert hidden_in(citation(library, item)) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["tree", "--depth", "4"],
        ["show", "113-衛生局"],
        ["show", "113-衛生局-1", "--json"],
        ["search", "登\u200b革熱"],
        ["search", "登革熱", "--json"],
        ["words", "登\u200b革熱"],
        ["trend", "登革\u00ad熱"],
        ["check"],
        ["check", "--json"],
        ["show", "113-衛\u200b生\u202e署"],
    ],
    ids=" ".join,
)
def test_no_command_prints_it(words: list[str], source: Path) -> None:
    result = CliRunner().invoke(app, ["--library", str(source), *words])
    assert result.output and hidden_in(result.output) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_the_screen_draws_nothing_of_it(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tui.platform._pty import PtyExplorer

    monkeypatch.setenv("KAOVIEW_LIBRARY", str(source))
    home = tmp_path / "home"
    home.mkdir()
    with PtyExplorer(home) as explorer:
        explorer.wait_for("衛生局")
        for keys in (b"\x1b[C", b"\x1b[B", b"\x1b[B", b"/", "登革熱".encode(), b"\r", b"\r"):
            explorer.send(keys)
            explorer.rest(0.3)
        drawn = explorer.drawn.decode("utf-8", "replace")
    assert "登革熱" in drawn
    steering = {"\x1b"} | {each for each in STEERING if ord(each) < 32}
    assert hidden_in(drawn) <= steering
    assert "\x1b]52" not in drawn and "\x1b]8" not in drawn
