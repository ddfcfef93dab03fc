"""What is pasted into a terminal arrives as text, whatever control characters stand in it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual import events

from kaoview.tui.platform import paste_filter
from kaoview.tui.platform.paste_filter import PATIENCE, without_controls
from kaoview.tui.platform.textual_patches import InputParser
from tests.tui.conftest import Explorer
from tests.tui.waiting import main, opened

START, END = "\x1b[200~", "\x1b[201~"


def arrived(*pieces: str) -> list[str]:
    """Return keys by their names and pastes in brackets."""
    parser = InputParser()
    found = []
    for event in (event for piece in pieces for event in parser.feed(piece)):
        if isinstance(event, events.Paste):
            found.append(f"[{event.text}]")
        elif isinstance(event, events.Key):
            found.append(event.key)
    return found


def test_a_paste_with_an_escape_character_is_one_text() -> None:
    sent = f"j{START}淨零\x1b[31m紅\x1b[0m\x1bq\n2050\x1b{END}k"
    assert arrived(sent) == ["j", "[淨零紅q\n2050]", "k"]


@pytest.mark.parametrize("size", [1, 2, 5, 7])
def test_it_comes_whole_in_whatever_pieces_it_is_sent(size: int) -> None:
    sent = f"j{START}登革\x1b熱{END}\x1b[A{START}{END}{START}\x1b[2{END}k"
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert arrived(*pieces) == ["j", "[登革熱]", "up", "[]", "[[2]", "k"]


def test_nothing_else_is_touched() -> None:
    assert arrived("\x1b[20~", "\x1b[B", "登\r") == ["f9", "down", "登", "enter"]
    assert arrived("\x1b[29~", "\x1b[57363u") == ["menu", "menu"], "as xterm and as kitty send it"
    sent = [f"\x1b[{number}~" for number in (25, 26, 28, 31, 32, 33, 34)]
    keys = ["f13", "f14", "f15", "f17", "f18", "f19", "f20"]
    assert arrived(*sent) == keys, "no Ctrl+Y, no space, no quotation mark"
    assert arrived("\x1b[25;2~", "\x1b[34;6~") == ["shift+f13", "ctrl+shift+f20"]
    assert arrived("\x1b[57376u", "\x1b[57387u") == ["f13", "f24"]
    assert arrived("\x1b[35~j", "\x1b[52;5~k") == ["j", "k"]
    assert arrived("\x1b[6~", "\x1b[5;2~", "\x1b[24~") == ["pagedown", "shift+pageup", "f12"]
    assert without_controls("一\t二\r\n三") == "一\t二\r\n三"
    assert without_controls("\x1b]0;題\x07字\x9b\x7f\x1b]壞") == "字]壞"


def test_the_end_of_what_is_sent_is_passed_on() -> None:
    parser = InputParser()
    list(parser.feed(f"{START}沒有完"))
    assert list(parser.feed("")) == []
    assert parser.is_eof


def test_a_paste_whose_end_never_comes_gives_the_keyboard_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(paste_filter, "monotonic", lambda: now[0])
    parser = InputParser()
    assert list(parser.feed(f"j{START}貼上的一段很長很長的文字"))[1:] == []
    now[0] += PATIENCE - 1
    list(parser.feed("第二段也很長很長，一樣沒有完。"))
    for _ in range(int(PATIENCE) - 1):
        now[0] += 1
        assert [*parser.feed("k"), *parser.tick()] == [], "the end may still come"
    now[0] += 1
    (pasted,) = parser.tick()
    assert isinstance(pasted, events.Paste)
    assert pasted.text == "貼上的一段很長很長的文字第二段也很長很長，一樣沒有完。kkkk"
    keys = [event for event in parser.feed(f"j{END}k") if isinstance(event, events.Key)]
    assert [key.key for key in keys] == ["j", "k"]
    assert list(parser.tick()) == []


def test_a_paste_that_comes_slowly_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(paste_filter, "monotonic", lambda: now[0])
    parser = InputParser()
    line = "一行有很多個字，慢慢地送過來\n"
    for piece in (START, *[line] * 20):
        assert [*parser.feed(piece), *parser.tick()] == []
        now[0] += PATIENCE - 1
    (pasted,) = parser.feed(END)
    assert isinstance(pasted, events.Paste)
    assert pasted.text == line * 20


async def test_only_a_field_takes_it(explorer: Explorer) -> None:
    async with explorer("113-衛生局").run_test() as pilot:
        await opened(pilot)
        for event in InputParser().feed(f"{START}q\x1bq{END}"):
            pilot.app.post_message(event)
        await pilot.pause()
        assert main(pilot).navigator.place == "113-衛生局"
        await pilot.press("slash")
        for event in InputParser().feed(f"{START}登\u200b革\x1b[1m熱\u00ad\x1b{END}"):
            pilot.app.post_message(event)
        await pilot.pause()
        panel = main(pilot).search.panel
        assert panel is not None
        assert panel.box.value == "登革熱"


@pytest.mark.skipif(sys.platform == "win32", reason="another driver")
def test_the_terminal_is_read_so() -> None:
    """The explorer says so before Textual's driver is imported."""
    program = """
from kaoview.tui import app
from kaoview.tui.platform.textual_patches import install_input_parser
install_input_parser()
from textual.drivers import linux_driver
print(linux_driver.XTermParser.__name__)
"""
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert found.stdout == "InputParser\n"
