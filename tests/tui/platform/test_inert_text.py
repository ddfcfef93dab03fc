"""What a document or a file's name holds is drawn as characters on every screen, and never obeyed.

The bytes that the terminal gets are looked at: none of the document's sequences is among them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ._pty import READY, PtyExplorer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")

STEERING = (
    "\x1b[2J\x1b]8;;https://example.org\x07文\x1b]52;c;5aOe\x07\x1bPq\x1b\\\x9b31m\x9d52;c;x\x07"
)
HIDDEN = "\u202e\u2066\u200b"
MARKUP = "[bold red]紅[/] [@click=app.quit]x[/]"
HOSTILE = STEERING + HIDDEN + MARKUP
OBEYED = (
    *(b"\x1b[2J", b"\x1b]8;", b"\x1b]52;c;5aOe", b"\x1bP", b"\x1b[31m"),
    *(each.encode() for each in "\x9b\x9d\x90\u202e\u2066\u200b"),
)
TEXT = """高雄市政府衛生局{year}年度施政綱要
一、推動{hostile}捷運{hostile}：
(一)登革{hostile}熱防治，編列{hostile}12億元。
(二)落實照護{hostile}，合併辦理。
計畫名稱\t計畫目標\t金{hostile}額
壹、文{hostile}書\t收{hostile}文\t1,200
"""
PLAIN = "三、推動綠色運具，增設候車亭，並持續改善人行環境與公園設施。\n" * 700
"""Enough that control characters are too few for a file that is no text."""

ESCAPE = b"\x1b[27u"
"""The key as kitty sends it: no terminal takes it for the beginning of another one."""
SCREENS = (
    ("the tree", b"+", "推動"),
    ("the page", b"\x1b[B\x1b[B\x1b[B", "編列"),
    ("finding", b"\tf" + "登革".encode(), "1/"),
    ("searching", ESCAPE + "/登革熱".encode(), "近似"),
    ("a hit", b"\r", "編列"),
    ("trends", b"t", "每萬字的次數"),
    ("the page again", ESCAPE + ESCAPE + ESCAPE, "編列"),
    ("the menu", b"\x1b[29~", "原始檔"),
    ("the palette", ESCAPE + b"\x10", "做什麼"),
    ("jumping", ESCAPE + b":", "補上"),
    ("a bookmark", ESCAPE + b"m\r", "已存入書籤"),
    ("places", b"M", "書籤與去過的地方"),
    ("exporting", ESCAPE + b"e", "檔名"),
    ("comparing", ESCAPE + b"d\r", "未見對應"),
    ("candidates", b"\r", "候選"),
    ("adding a pair", b"i", "內文的字、機關或編號"),
    ("opening", ESCAPE + ESCAPE + ESCAPE + b"O", "~/下載/"),
    ("understood", b"../more\r", "讀到了，看一下對不對"),
)
"""Each screen, how it is reached from the one before, and words that are drawn with it."""


def test_no_screen_passes_a_documents_sequences_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, home = tmp_path / "documents", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    for year in (112, 113):
        text = TEXT.format(year=year, hostile=HOSTILE) + PLAIN
        (folder / f"{year}\x1b[31m綱\n要\x9b\u202e.txt").write_text(text, encoding="utf-8")
    (tmp_path / "more").mkdir()
    name = "114\x1b[31m綱\n要\x9b\u202e.txt"
    text = TEXT.format(year=114, hostile=HOSTILE) + PLAIN
    (tmp_path / "more" / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("KAOVIEW_LIBRARY", str(folder))
    with PtyExplorer(home) as explorer:
        explorer.wait_for(READY)
        explorer.everything = explorer.everything[len(explorer.everything) :]
        for screen, keys, words in SCREENS:
            explorer.send(keys.replace(b"../more", bytes(tmp_path / "more")))
            explorer.wait_for(words)
            for sequence in OBEYED:
                assert sequence not in explorer.everything, screen
        assert MARKUP.encode() in explorer.everything, "markup is text"
        explorer.terminate()
        explorer.ended()
    assert explorer.errors == ""
