"""A stylesheet that remembers which rules hold, and works out only what is drawn.

Why: Textual (tried with 8.2.8) matches every rule against a node whenever the node is registered,
shown again or gets the focus, and then against each of its component classes, some twenty for a
list, of which five are ever drawn. That was a fifth to a quarter of the processor time of opening
a dialog.

How: the rules that hold depend on the classes, ids and states of the node and of all above it, and
on nothing else where Textual itself keeps them (its cache lasts for one update; what depends on
siblings it never keeps). Component styles are worked out when they are first asked for.

Private: ``Stylesheet._process_component_classes``, ``DOMNode._component_styles``, the flags below,
and that ``Stylesheet.apply`` stores what it found in the cache it is given. Without them, the usual
stylesheet does. Upstream: no issue is known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any

from textual.app import App
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual notes of a node while it matches rules."""

_PRIVATE_NAMES = (
    (Stylesheet(), ("_process_component_classes", "replace_rules", "rules_map")),
    (
        DOMNode(),
        (
            "_get_component_classes",
            "_component_styles",
            "_pseudo_classes_cache_key",
            "_attach",
            *_FLAGS,
        ),
    ),
)

_MOST = 4_096
"""Nodes whose rules are kept; chosen by hand. All screens of the explorer have some 600."""


def quick_stylesheet(app: App[Any]) -> Stylesheet:
    """Return the stylesheet for an application, empty as yet."""
    known = all(hasattr(owner, name) for owner, names in _PRIVATE_NAMES for name in names)
    return (KeptStylesheet if known else Stylesheet)(variables=app.get_css_variables())


class KeptStylesheet(Stylesheet):
    """A stylesheet that remembers the rules of nodes by where they stand, until rules change."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._kept: dict[Hashable, tuple[Any, tuple[bool, ...]]] = {}
        self._kept_of: object = None
        self._places: dict[DOMNode, Hashable] | None = None  # while many are looked at

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], Any] | None = None,  # noqa: ARG002 - ours lives on
    ) -> None:
        """Apply the rules to a node and its component classes.

        Args:
            node: The node.
            animate: Whether changes are animated.
            cache: Not needed.
        """
        self.apply_kept(node, self.place_of(node), animate=animate)

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        """Apply the rules to some nodes; those above them are looked at once.

        Args:
            nodes: The nodes.
            animate: Whether changes are animated.
        """
        self._places = {}
        try:
            super().update_nodes(nodes, animate)
        finally:
            self._places = None

    def apply_kept(self, node: DOMNode, place: Hashable, *, animate: bool = False) -> bool:
        """Apply the rules to a node; return whether they could be kept.

        Args:
            node: The node.
            place: Where it stands, see :meth:`place_of`.
            animate: Whether changes are animated.
        """
        kept = self._kept.get(place)
        if kept is None:
            found: dict[tuple[Any, ...], Any] = {}
            super().apply(node, animate=animate, cache=found)
            if len(found) != 1:
                return False
            if len(self._kept) >= _MOST:
                self._kept.clear()
            flags = tuple(getattr(node, name) for name in _FLAGS)
            self._kept[place] = (*found.values(), flags)
            return True
        rules, flags = kept
        for name, flag in zip(_FLAGS, flags, strict=True):
            setattr(node, name, flag)
        if node.styles.base.get_rules() != rules:
            self.replace_rules(node, rules, animate=animate)
        elif not animate:
            node.notify_style_update()
        self._apply_components(node, place)
        return True

    def place_of(self, node: DOMNode) -> Hashable:
        """Return all that the rules of a node depend on, where Textual would keep them."""
        if self.rules_map is not self._kept_of:
            self._kept.clear()
            self._kept_of = self.rules_map
        return self._place_of(node)

    def _place_of(self, node: DOMNode) -> Hashable:
        places = self._places
        if places is not None and node in places:
            return places[node]
        above = node._parent
        place: tuple[object, ...] = (
            self._place_of(above) if isinstance(above, DOMNode) else None,
            type(node),
            node._id,
            frozenset(node._classes),
            node._pseudo_classes_cache_key,
            node.allow_focus() if isinstance(node, Widget) else None,
        )
        if isinstance(node, App):
            place += (node.app_focus, node.theme, node.native_ansi_color)
        if places is not None:
            places[node] = place
        return place

    def _process_component_classes(self, node: DOMNode) -> None:
        self._apply_components(node, self.place_of(node))

    def _apply_components(self, node: DOMNode, place: Hashable) -> None:
        names = _component_names(type(node))
        if not names:
            return
        before = node._component_styles
        if isinstance(before, _StylesOnDemand):
            if before.holds_at(place, self._kept_of):
                return
            styles = _StylesOnDemand(self, node, place, self._kept_of)
            node._component_styles = styles
            if any(styles[name] != drawn for name, drawn in before.items()):
                node.refresh()
        else:
            node._component_styles = _StylesOnDemand(self, node, place, self._kept_of)
            node.refresh()


@cache
def _component_names(kind: type[DOMNode]) -> frozenset[str]:
    return kind._get_component_classes()


class _StylesOnDemand(dict[str, RenderStyles]):
    """The styles of a node's component classes, each worked out when it is first asked for."""

    def __init__(
        self, sheet: KeptStylesheet, node: DOMNode, place: Hashable, rules: object
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._node = node
        self._place = place
        self._rules = rules
        self._sure = True

    def holds_at(self, place: Hashable, rules: object) -> bool:
        """Tell whether all of them are the same for a node that stands at a place."""
        return self._sure and self._rules is rules and self._place == place

    def __contains__(self, name: object) -> bool:
        return name in _component_names(type(self._node))

    def __missing__(self, name: str) -> RenderStyles:
        if name not in self:
            raise KeyError(name)
        component = DOMNode(classes=name)
        component._attach(self._node)
        place = (self._sheet.place_of(self._node), name)
        self._sure &= self._sheet.apply_kept(component, place)
        self[name] = component.styles
        return component.styles
