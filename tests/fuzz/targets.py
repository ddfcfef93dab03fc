"""What is fuzzed: each target takes any bytes, and may raise nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from types import MappingProxyType

from typer.testing import CliRunner

import kaoview
from kaoview.cli import app
from kaoview.compare.reviews import read_reviews
from kaoview.config import load_config
from kaoview.library.jobs import department_table
from kaoview.library.load import suggest
from kaoview.model import Library
from kaoview.reading.document_reader import read_document
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.registry import read_here
from kaoview.reading.hints import Hints
from kaoview.search import Searcher
from kaoview.tui.platform.textual_patches import InputParser, lenient_decoder
from kaoview.tui.state.bookmarks import BookmarkStore
from kaoview.tui.state.session import SessionStore
from tests.fuzz import packed
from tests.tools.packages import docx, odt

Target = Callable[[bytes], None]

_SMALL = """高雄市政府 114年度施政綱要
壹、衛生
一、落實登革熱整合醫療照護，降低病毒傳播。
二、２０５０淨零排放，經費 1億3,242萬5,000元。
(一)推動BOT與SDGs。
"""
_NOT_RUN = frozenset({"serve", "tour", "add", "remove", "describe", "-o", "--output"})
"""Commands that wait for a browser or write, and options that write."""


def _document(suffix: str) -> Target:
    """Return the target that reads a document of a format that is read in this process."""

    def run(data: bytes) -> None:
        name = f"文件{suffix}"
        with suppress(FormatError):
            read_document(PurePath(name), name, data, department_table(), Hints())

    return run


def _source(suffix: str) -> Target:
    """Return the target that reads only the text of a format that has a process of its own."""

    def run(data: bytes) -> None:
        with suppress(FormatError):
            read_here(f"文件{suffix}", data)

    return run


def _word_body(data: bytes) -> None:
    with suppress(FormatError):
        read_here("文件.docx", docx(data.decode("utf-8", "replace")))


def _odf_body(data: bytes) -> None:
    with suppress(FormatError):
        read_here("文件.odt", odt(data.decode("utf-8", "replace")))


@cache
def _library() -> Library:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "114.txt"
        path.write_text(_SMALL, encoding="utf-8")
        return kaoview.load([path])


@cache
def _searcher() -> Searcher:
    return Searcher(_library(), cache=None)


def _query(data: bytes) -> None:
    _searcher().search(data.decode("utf-8", "replace"))


def _id(data: bytes) -> None:
    words = data.decode("utf-8", "replace")
    _library().find(words)
    suggest(_library(), words)


def _file(name: str, read: Callable[[Path], object]) -> Target:
    """Return the target that reads a file of the reader's own."""

    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            read(path)

    return run


def _session(path: Path) -> None:
    store = SessionStore(path.parent)
    store.looks()
    store.last_panes()


def _arguments(data: bytes) -> None:
    """Run the command line with the words between the zeros of the data."""
    words = [word for word in data.decode("utf-8", "replace").split("\0") if word]
    if _NOT_RUN & set(words) or any("/" in word or word.startswith("-o") for word in words):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "114.txt"
        path.write_text(_SMALL, encoding="utf-8")
        before = Path.cwd()
        os.chdir(folder)
        try:
            found = CliRunner().invoke(app, ["--library", str(path), *words])
        finally:
            os.chdir(before)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    if "Traceback" in found.stderr:
        raise AssertionError(found.stderr)


def _terminal(data: bytes) -> None:
    """Parse bytes from the terminal, then the key that is typed after them and a pause."""
    parser, decoder = InputParser(), lenient_decoder("utf-8")()
    for at in range(0, len(data), 7):
        if words := decoder.decode(data[at : at + 7]):  # the driver passes nothing else on
            list(parser.feed(words))
    list(parser.tick())
    list(parser.feed("j"))
    list(parser.tick())


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "text": _document(".txt"),
        "markdown": _document(".md"),
        "csv": _document(".csv"),
        "html": _source(".html"),
        "rtf": _source(".rtf"),
        "word": _source(".docx"),
        "word_body": _word_body,
        "odf": _source(".odt"),
        "odf_body": _odf_body,
        "word97": _source(".doc"),
        "pdf": packed.pdf,
        "pdf_page": packed.pdf_page,
        "sheet": packed.sheet,
        "zip": packed.zip_archive,
        "query": _query,
        "id": _id,
        "reviews": _file("reviews.tsv", read_reviews),
        "bookmarks": _file("bookmarks.json", lambda path: BookmarkStore(path).load()),
        "session": _file("looks.json", _session),
        "settings": _file("config.toml", load_config),
        "arguments": _arguments,
        "terminal": _terminal,
    }
)
"""The targets by name."""
