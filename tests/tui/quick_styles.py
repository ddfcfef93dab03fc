"""Style sheets, parsed once for all the explorers of a process.

Every explorer parses a thousand rules before its first picture, which took two fifths of its
start. Textual only reads the rules that it has parsed: it shares them between screens as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

parse_anew = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Return the rules of a text, which are the same wherever the theme's variables are."""
    variables = frozenset(sheet._variables.items())
    text = (css, read_from, is_default_rules, tie_breaker, scope, variables)
    if text not in _parsed:
        _parsed[text] = parse_anew(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[text]


@pytest.fixture(scope="session", autouse=True)
def quick_styles() -> Iterator[None]:
    """Explorers of all tests share the rules that they would each parse."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", _parse_once)
        yield
