"""The terminal's ground: asked for, and never mistaken for what is typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual import events

from kaoview.tui.platform import ground
from kaoview.tui.platform.ground import AnswerFilter, GroundTold, is_light, may_ask
from kaoview.tui.platform.textual_patches import InputParser

from ._pty import READY, PtyExplorer

LIGHT_ANSWER = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\"
DARK_ANSWER = "\x1b]11;rgb:0000/0000/0000\x07"
QUESTION = "\x1b]11;?"
LIGHT_GROUND = "48;2;248;244;236"
"""The ground of the light theme, as it is drawn."""

IN_ALL_COLOURS = """
import os
os.environ["COLORTERM"] = "truecolor"
from kaoview.__main__ import main
main()
"""


def parsed(*chunks: str) -> tuple[list[str], list[bool]]:
    """Return the keys and the answers in some input."""
    parser = InputParser()
    found = [each for chunk in chunks for each in parser.feed(chunk)]
    keys = [each.character or each.key for each in found if isinstance(each, events.Key)]
    return keys, [each.light for each in found if isinstance(each, GroundTold)]


@pytest.mark.parametrize("answer", [LIGHT_ANSWER, DARK_ANSWER], ids=["light", "dark"])
def test_an_answer_is_told_wherever_it_is_cut_and_what_is_typed_besides_arrives(
    answer: str,
) -> None:
    told = [answer == LIGHT_ANSWER]
    assert parsed(f"x{answer}登") == (["x", "登"], told)
    for cut in range(2, len(answer)):
        assert parsed(f"x{answer[:cut]}", f"{answer[cut:]}登") == (["x", "登"], told)
    assert parsed(*f"x{answer[:1]}", f"{answer[1:]}登")[1] == told


@pytest.mark.parametrize("sent", ["\x1b]11;?\x07", "\x1b]11;rgb:zz/1/1\x07", "\x1b]11;\x07"])
def test_what_is_no_colour_tells_nothing_and_types_nothing(sent: str) -> None:
    assert parsed(f"{sent}登") == (["登"], [])


def test_keys_that_look_like_an_answer_arrive_after_a_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ground, "PATIENCE", 0.0)
    waiting = AnswerFilter()
    assert waiting.clean("x\x1b]") == ("x", [])
    assert waiting.overdue() == "\x1b]"
    assert waiting.overdue() == ""


def test_an_answer_that_is_cut_short_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "PATIENCE", 0.0)
    parser = InputParser()
    found = [*parser.feed("\x1b]11;rgb:fd"), *parser.tick(), *parser.feed("登")]
    assert [each.character for each in found if isinstance(each, events.Key)] == ["登"]


def test_brightness_and_not_one_channel_decides() -> None:
    assert is_light("rgb:ff/ff/00") and is_light("rgba:eeee/eeee/eeee/ffff")
    assert not is_light("rgb:00/00/ff") and not is_light("rgb:f/0/0")
    assert is_light("white") is None


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color"}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, False),
        ({"TERM": "screen", "STY": "1.pts"}, False),
    ],
)
def test_only_a_terminal_that_can_answer_is_asked(environment: dict[str, str], asked: bool) -> None:
    assert may_ask(environment) is asked


pty_only = pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is needed")


@pty_only
def test_the_explorer_is_light_on_a_light_terminal(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        explorer.wait_for(QUESTION)
        explorer.send(LIGHT_ANSWER.encode())
        explorer.wait_for(LIGHT_GROUND)
        explorer.send(b"q")
        assert explorer.ended() == 0


@pty_only
def test_a_terminal_that_answers_late_types_nothing(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        explorer.wait_for(READY)
        explorer.send(b"/")
        explorer.wait_for("注音或拼音")
        explorer.send(LIGHT_ANSWER.encode())
        explorer.wait_for(LIGHT_GROUND)
        explorer.send("登革".encode())
        explorer.wait_for("相符")
        assert b"rgb" not in explorer.drawn and b"fdfd" not in explorer.drawn


DARK_GROUND = "48;2;26;24;22"
"""The ground of the dark theme, as it is drawn."""


@pty_only
def test_the_next_start_begins_with_the_last_answer_and_a_new_one_holds(tmp_path: Path) -> None:
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        explorer.wait_for(DARK_GROUND)
        explorer.send(LIGHT_ANSWER.encode())
        explorer.wait_for(LIGHT_GROUND)
        explorer.send(b"q")
        assert explorer.ended() == 0
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        explorer.wait_for(LIGHT_GROUND)
        assert DARK_GROUND.encode() not in explorer.everything
        explorer.send(DARK_ANSWER.encode())
        explorer.wait_for(DARK_GROUND)
        explorer.send(b"q")
        assert explorer.ended() == 0
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        explorer.wait_for(DARK_GROUND)
        assert LIGHT_GROUND.encode() not in explorer.everything


@pty_only
def test_without_colours_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with PtyExplorer(tmp_path) as explorer:
        explorer.wait_for(READY)
        assert QUESTION.encode() not in explorer.everything


@pty_only
def test_whoever_has_chosen_a_theme_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "kaoview").mkdir()
    (tmp_path / "kaoview" / "config.toml").write_text('theme = "nord"\n', encoding="utf-8")
    with PtyExplorer(tmp_path, IN_ALL_COLOURS) as explorer:
        for _ in range(600):
            if READY.encode() in explorer.drawn:
                break
            explorer.rest(0.05)
        assert READY.encode() in explorer.drawn
        assert QUESTION.encode() not in explorer.drawn
