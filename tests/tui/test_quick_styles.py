"""The rules that explorers share in tests are those that Textual parses."""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from kaoview.tui.themes import DARK, LIGHT

from .conftest import Explorer
from .quick_styles import parse_anew
from .waiting import opened


def said(rule: RuleSet) -> tuple[object, ...]:
    """What a rule says about which widgets."""
    sheet = (rule.is_default_rules, rule.tie_breaker)
    return rule.selectors, repr(rule.styles.get_rules()), rule.styles.important, sheet


async def test_shared_rules_are_the_parsed_ones_in_every_theme(explorer: Explorer) -> None:
    async with explorer().run_test() as pilot:
        await opened(pilot)
        shown = []
        for theme in (DARK, LIGHT):
            pilot.app.theme = theme
            await opened(pilot)
            sheet = pilot.app.stylesheet
            parsed = [
                said(rule)
                for place, (css, default, order, scope) in sheet.source.items()
                for rule in parse_anew(
                    Stylesheet(variables=sheet._variables), css, place, default, order, scope
                )
            ]
            assert [said(rule) for rule in sheet.rules] == parsed
            shown.append(parsed)
    assert shown[0] != shown[1], "the themes have colours of their own"
