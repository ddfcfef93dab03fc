"""Whatever bytes a terminal sends, the explorer lives on, and what is typed besides arrives."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from textual import events

from kaoview.tui.platform.textual_patches import InputParser

from ._pty import READY, PtyExplorer

CASES = {
    "a byte of no encoding": b"\xff",
    "cut UTF-8": "登".encode()[:2],
    "Big5": "高雄市政府".encode("big5"),
    "Latin-1": "Kölsch".encode("latin-1").replace(b"K", b"").replace(b"lsch", b""),
    "an old mouse report": b"\x1b[M \xe5\xa1",
    "an old mouse report that looks like UTF-8": b"\x1b[M\xc3\xa9\xff",
    "a key that is no character": b"\x1b[1114112u",
    "a key that is half a character": b"\x1b[55296u",
    "text that is no character": b"\x1b[97;;99999999999u",
    "a key with its kind": b"\x1b[97;1:3u",
    "a screen without cells": b"\x1b[48;0;0;0;0t",
    "a screen of any size": b"\x1b[48;99999999;99999999;1;1t",
    "the mouse far away": b"\x1b[<0;99999999999999999999;1M",
}


def decoded(*pieces: bytes) -> list[str]:
    """Return the names of the keys that Textual's driver makes of bytes."""
    from codecs import getincrementaldecoder

    decode = getincrementaldecoder("utf-8")("surrogateescape").decode
    parser = InputParser()
    found = [each for piece in pieces if (text := decode(piece)) for each in parser.feed(text)]
    return [each.key for each in found if isinstance(each, events.Key)]


@pytest.mark.parametrize("sent", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("whole", [True, False], ids=["at once", "in bytes"])
def test_what_is_typed_after_it_arrives(sent: bytes, whole: bool) -> None:
    sent += "登革x".encode()
    pieces = [sent] if whole else [bytes([each]) for each in sent]
    assert decoded(*pieces)[-3:] == ["登", "革", "x"]


def test_no_bytes_at_all_end_the_parser() -> None:
    chance = random.Random(113)
    starts = [b"", b"\x1b[", b"\x1b[M", b"\x1b[<", b"\x1b[48;", b"\x1b[97;", b"\x1b[200~\x1b[201~"]
    for _ in range(3000):
        sent = chance.choice(starts) + chance.randbytes(chance.randrange(1, 12))
        if b"\x1b[200~" in sent[-8:]:
            continue
        # Long enough to be the end of any sequence that was begun.
        assert decoded(sent, b"\x1b[201~" + b"x" * 140)[-1] == "x"


def test_screens_that_no_terminal_has_are_not_reported() -> None:
    parser = InputParser()
    sent = "\x1b[48;40;120;800;1200t" + "\x1b[48;0;0;0;0t" + "\x1b[48;99999;99999;1;1t"
    sizes = [each.size for each in parser.feed(sent) if isinstance(each, events.Resize)]
    assert sizes == [(120, 40)]
    (event,) = parser.feed("\x1b[<0;605;405M")
    assert isinstance(event, events.MouseDown)
    assert (int(event.x), int(event.y)) == (60, 20)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_the_explorer_lives_on(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path) as explorer:
        explorer.wait_for(READY)
        for sent in CASES.values():
            explorer.send(sent)
            explorer.rest(0.05)
        explorer.rest(0.2)
        explorer.send(b"\xff/\xff" + "登革熱".encode() + "熱".encode()[:1])
        explorer.wait_for("登革熱")
        explorer.send(b"\x1b")
        explorer.rest(0.3)
        explorer.send(b"q")
        assert explorer.ended() == 0
        assert explorer.errors == ""
