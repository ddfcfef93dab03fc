"""The explorer's own themes: contrast on every ground, in true colours and in 256."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

import kaoview.tui
from kaoview.compare.statuses import FILTERABLE, Status
from kaoview.tui.period_colours import ACCENTS
from kaoview.tui.themes import DARK, LIGHT, other_shade, own_themes, own_variables

from .conftest import Explorer
from .waiting import opened

THEMES = {theme.name: theme for theme in own_themes()}
GROUNDS = ("background", "surface", "panel")
TEXTS = ("text-accent", "text-warning", "text-error", "text-success")
STATUSES = tuple(dict.fromkeys(status.traits.colour for status in Status))
PERIODS = tuple(f"period-{accent}" for accent in range(ACCENTS))
SEES_NO_GREEN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
SEES_NO_RED = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
"""What is left of red, green and blue for the two commonest colour blindnesses (Machado, 2009)."""
READABLE = 4.5
"""The least contrast of quiet words and coloured ones: WCAG 2, level AA."""
STATUSES_APART = 5.5
"""How far apart the colours of two statuses are at least, for every eye; chosen by eye."""


def colours(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def light_of(colour: str) -> tuple[float, ...]:
    parts = Color.parse(colour).rgb
    return tuple(
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (part / 255 for part in parts)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    weights = (0.2126, 0.7152, 0.0722)
    lights = [
        sum(w * part for w, part in zip(weights, light_of(c), strict=True)) for c in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def in_256(colour: str) -> str:
    return RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def apart(one: str, other: str, eye: tuple[tuple[float, ...], ...]) -> float:
    """Return how far apart two colours look to an eye: a hundredth of OKLab's unit."""
    places = []
    for colour in (one, other):
        light = light_of(colour)
        red, green, blue = (
            max(sum(w * part for w, part in zip(row, light, strict=True)), 0) for row in eye
        )
        long = (0.4122 * red + 0.5363 * green + 0.0514 * blue) ** (1 / 3)
        middle = (0.2119 * red + 0.6807 * green + 0.1074 * blue) ** (1 / 3)
        short = (0.0883 * red + 0.2817 * green + 0.6300 * blue) ** (1 / 3)
        places.append(
            (
                0.2105 * long + 0.7936 * middle - 0.0041 * short,
                1.9780 * long - 2.4286 * middle + 0.4506 * short,
                0.0259 * long + 0.7828 * middle - 0.8087 * short,
            )
        )
    return 100 * sum((a - b) ** 2 for a, b in zip(*places, strict=True)) ** 0.5


def least_apart(one: str, other: str) -> float:
    return min(apart(one, other, eye) for eye in (SEES_NO_GREEN, SEES_NO_RED))


def free_colours(look: Mapping[str, str], taken: Sequence[str], wanted: str) -> list[str]:
    """Return colours that a status may have beside those taken, the most like one wanted first."""
    parts = product(range(15, 256, 24), repeat=3)
    free = [
        colour
        for colour in ("#" + "".join(f"{part:02x}" for part in each) for each in parts)
        if min(contrast(colour, look[ground]) for ground in (*GROUNDS, "cursor")) >= READABLE
        and min(least_apart(colour, other) for other in taken) >= STATUSES_APART
    ]
    return sorted(free, key=lambda colour: least_apart(colour, wanted))[:5]


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_every_ground_and_do_not_glare(name: str) -> None:
    look = colours(THEMES[name])
    for ground in (*GROUNDS, "cursor", "mark"):
        assert contrast(look["foreground"], look[ground]) >= 7.0, ground
    assert contrast(look["foreground"], look["background"]) <= 14.0
    assert contrast(look["mark-now-text"], look["mark-now"]) >= 7.0
    for words in ("quiet", *TEXTS, *PERIODS, *STATUSES):
        for ground in (*GROUNDS, "cursor"):
            assert contrast(look[words], look[ground]) >= READABLE, (words, ground)


@pytest.mark.parametrize("name", THEMES)
def test_with_256_colours_words_can_be_read_and_the_cursor_be_seen(name: str) -> None:
    look = {
        key: in_256(value)
        for key, value in colours(THEMES[name]).items()
        if value[0] == "#" and len(value) == 7
    }
    assert look["background"] != look["surface"] != look["cursor"]
    for words in ("foreground", "quiet", *TEXTS, *PERIODS):
        for ground in (*GROUNDS, "cursor"):
            assert contrast(look[words], look[ground]) >= 3.0, (words, ground)


@pytest.mark.parametrize("name", THEMES)
def test_years_are_told_apart_also_without_seeing_red_or_green(name: str) -> None:
    look = THEMES[name].variables
    following = [(PERIODS[at], PERIODS[(at + 1) % ACCENTS]) for at in range(ACCENTS)]
    bundled = combinations(PERIODS[:4], 2)  # those of 112, 113, 107 and 108-111
    for one, other in (*following, *bundled):
        for eye in (SEES_NO_GREEN, SEES_NO_RED):
            assert apart(look[one], look[other], eye) >= 8.5, (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_statuses_are_told_apart_also_without_seeing_red_or_green(name: str) -> None:
    look = colours(THEMES[name])
    own = [status.traits.colour for status in FILTERABLE]
    assert len(set(own)) == len(own), "each status has a colour variable of its own"
    for one, other in combinations(own, 2):
        if least_apart(look[one], look[other]) < STATUSES_APART:
            taken = [look[each] for each in own if each != other]
            free = ", ".join(free_colours(look, taken, look[other]))
            pytest.fail(f"{one} and {other} look alike; {other} may be in {name}: {free}")


def test_style_sheets_and_statuses_ask_for_nothing_that_only_these_themes_have() -> None:
    sheets = Path(kaoview.tui.__file__).parent
    asked = {
        name
        for path in (*sheets.rglob("*.tcss"), *sheets.rglob("*.py"))
        for name in re.findall(r": \$([\w-]+)", path.read_text(encoding="utf-8"))
    }
    for theme in BUILTIN_THEMES.values():
        known = {**own_variables(theme), **theme.to_color_system().generate()}
        missing = {*asked, *STATUSES, *PERIODS} - set(known)
        assert not missing, f"{theme.name}: add {missing} to every palette of kaoview/tui/themes.py"


def test_each_theme_has_its_counterpart() -> None:
    names = {*BUILTIN_THEMES, *THEMES}
    shade = {name: other_shade({**BUILTIN_THEMES, **THEMES}[name], names) for name in names}
    assert shade[DARK] == LIGHT and shade[LIGHT] == DARK
    assert shade["textual-light"] == "textual-dark" and shade["ansi-dark"] == "ansi-light"
    assert shade["nord"] == LIGHT


async def test_sixteen_colours_are_the_terminals_own(
    explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    async with explorer().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert pilot.app.theme == "ansi-dark"
        await pilot.press("T")
        assert pilot.app.theme == "ansi-light"
    monkeypatch.setenv("TERM", "xterm-256color")
    again = explorer()
    assert again.theme == DARK  # what a poor terminal made necessary is not remembered


@pytest.mark.parametrize(
    ("said", "theme"),
    [
        ("0;15", LIGHT),
        ("0;default;15", LIGHT),
        ("0;7", LIGHT),
        ("15;0", DARK),
        ("15;8", DARK),
        ("15;default", DARK),
        ("", DARK),
    ],
)
def test_the_first_theme_is_as_light_as_the_terminal_says_that_it_is(
    said: str, theme: str, explorer: Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", said)
    assert explorer().theme == theme
