"""A style sheet that remembers which rules a widget got at its place on the screen.

Why: Textual (tried with 8.2.8) holds every rule against every widget of a screen that opens, and
against a stand-in for each of its component classes, although the same dialog got the same styles
when it was opened before. That is a third of the time until a dialog is drawn.

How: ``Stylesheet.apply`` fills the cache that it is given with the rules of a widget, where they
depend on nothing but the widget and those above it. What it put there is kept under the types,
ids, classes and pseudo-classes of these, until the rules are parsed anew. The way in which kept
rules are applied, ``replace_rules`` and ``_process_component_classes``, is that of ``apply``
itself. These names, the four marks that ``apply`` leaves on a widget and
``_pseudo_classes_cache_key`` are private to Textual; there is no public hook and no upstream issue
is known. Where one of them is gone, :func:`cached` returns Textual's own style sheet.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App
    from textual.css.model import RuleSet
    from textual.css.styles import RulesMap

_METHODS = ("apply", "replace_rules", "_process_component_classes")
_MARKS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
_MOST = 2000
"""Widgets whose rules are kept; every screen of the explorer together has some 600 by their
states. Beyond it all are forgotten."""


class _Kept(NamedTuple):
    rules: RulesMap
    marks: tuple[bool, ...]


class CachedStylesheet(Stylesheet):
    """Textual's style sheet, which looks at the rules of a widget only once."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._kept: dict[Hashable, _Kept] = {}
        self._kept_for: list[RuleSet] = []

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[object, ...], RulesMap] | None = None,  # noqa: ARG002
    ) -> None:
        """Give a widget its styles; the cache of Textual for one group of widgets is not used."""
        rules = self.rules
        if rules is not self._kept_for or len(self._kept) > _MOST:
            self._kept_for = rules
            self._kept.clear()
        key = _place(node)
        kept = self._kept.get(key)
        if kept is not None:
            for name, mark in zip(_MARKS, kept.marks, strict=True):
                setattr(node, name, mark)
            self.replace_rules(node, kept.rules, animate=animate)
            self._process_component_classes(node)
            return
        found: dict[tuple[object, ...], RulesMap] = {}
        super().apply(node, animate=animate, cache=found)
        for each in found.values():
            self._kept[key] = _Kept(each, tuple(getattr(node, name) for name in _MARKS))


def _place(node: DOMNode) -> Hashable:
    """Return all that decides which rules hold for a widget but its brothers and children."""
    return tuple(_state(each) for each in node.css_path_nodes)


def _state(node: DOMNode) -> Hashable:
    """Return what rules may ask of a widget, of a component's stand-in or of the application."""
    if isinstance(node, Widget):
        own: Hashable = (node._pseudo_classes_cache_key, node.can_focus)
    else:
        own = frozenset(node.get_pseudo_classes())
    return type(node), node.id, node.classes, own


def cached(app: App[None]) -> Stylesheet:
    """Return the style sheet that an application is to use instead of its own, still empty one.

    It has no variables yet: they follow when the theme is known.
    """
    names = all(hasattr(Stylesheet, name) for name in _METHODS)
    marks = all(hasattr(app, name) for name in _MARKS)
    if names and marks and hasattr(Widget, "_pseudo_classes_cache_key"):
        return CachedStylesheet()
    return app.stylesheet
