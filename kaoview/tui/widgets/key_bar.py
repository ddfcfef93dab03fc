"""The bottom line: the few keys that matter now, and for a moment what has just happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from kaoview.text.cell_width import cell_width, fit, visible
from kaoview.tui.commands import BY_ID, Action, key_name
from kaoview.tui.widgets.click_regions import ClickRegions

_SECONDS = 8.0
_GAP = "   "


class KeyBar(Widget):
    """Shows keys by their rank as far as they fit; help and the way out always."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--warning", "keybar--note"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._message = ""
        self._warning = False
        self._note = ""
        self._urged: dict[str, str] = {}
        self._timer: Timer | None = None
        self._spots = ClickRegions[str]()

    @property
    def message(self) -> str:
        """What is being said, or empty."""
        return self._message

    def on_mount(self) -> None:
        """Follow the keys as they change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def say(self, message: str, *, warning: bool = False) -> None:
        """Show a message for some seconds, or until the next key, in place of most keys."""
        self._message = visible(message)
        self._warning = warning
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SECONDS, self.hush)
        self.refresh()

    def note(self, words: str) -> None:
        """Keep a few words at the right edge, beside the keys."""
        if words != self._note:
            self._note = visible(words)
            self.refresh()

    def urge(self, id: str, label: str) -> None:
        """Show an action first and always, under another label; without one as before."""
        self._urged = {id: label} if label else {}
        self.refresh()

    def hush(self) -> None:
        """Show the keys again."""
        if self._message:
            self._message = ""
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the one line there is."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        self._spots.clear()
        if self._message:
            return self._said(width)
        note = f" {self._note} " if self._note else ""
        keys = self._keys(self._fitting(width - cell_width(note) - 2), 1)
        strip = Strip(keys).adjust_cell_length(width - cell_width(note), base)
        style = self.get_component_rich_style("keybar--note")
        return Strip([*strip, Segment(note, style)]).adjust_cell_length(width, base)

    def _said(self, width: int) -> Strip:
        """Draw the message, and at the right edge the way out where there is room for both."""
        base = self.rich_style
        style = self.get_component_rich_style("keybar--warning") if self._warning else base
        words = Segment(f" {fit(self._message, width - 2)}", style)
        ways = [pair for pair in self._ranked() if pair[1].fixed]
        at = width - 1 - sum(_width(*pair) for pair in ways) - len(_GAP) * (len(ways) - 1)
        between = at - cell_width(words.text)
        if between < len(_GAP):
            return Strip([words]).adjust_cell_length(width, base)
        blank = Segment(" " * (between - 1), base)
        return Strip([words, blank, *self._keys(ways, at)]).adjust_cell_length(width, base)

    def _keys(self, pairs: Sequence[tuple[str, Action]], at: int) -> list[Segment]:
        """Draw keys one after the other, from one cell before a place on."""
        base = self.rich_style
        key_style = self.get_component_rich_style("keybar--key")
        segments = [Segment(" ", base)]
        for key, action in pairs:
            if self._spots:
                segments.append(Segment(_GAP, base))
                at += len(_GAP)
            name = key_name(key)
            segments += [Segment(name, key_style), Segment(f" {action.label}", base)]
            end = at + _width(key, action)
            self._spots.put(at, end, key)
            at = end
        return segments

    def _fitting(self, width: int) -> list[tuple[str, Action]]:
        """Return the keys that fit, in the order of their rank."""
        ranked = self._ranked()
        left = width - sum(_width(*pair) + len(_GAP) for pair in ranked if pair[1].fixed)
        chosen: list[tuple[str, Action]] = []
        for key, action in ranked:
            room = 0 if action.fixed else _width(key, action) + len(_GAP)
            if room <= left + len(_GAP):
                chosen.append((key, action))
                left -= room
        return chosen

    def _ranked(self) -> list[tuple[str, Action]]:
        """Return the keys that may be shown, in the order of their rank."""
        keys: dict[str, list[str]] = {}
        for key, active in self.screen.active_bindings.items():
            if active.enabled and active.binding.id in BY_ID:
                keys.setdefault(active.binding.id, []).append(key)
        return sorted(
            (
                (_shown(keys[id], BY_ID[id]), action)
                for id in keys
                if (action := self._as_urged(BY_ID[id])).rank is not None
            ),
            key=lambda pair: pair[1].rank or 0,
        )

    def _as_urged(self, action: Action) -> Action:
        label = self._urged.get(action.id)
        return replace(action, label=label, rank=0, fixed=True) if label else action

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked, as if its key had been pressed."""
        if key := self._spots.under(event, self):
            self.app.simulate_key(key)


def _shown(keys: list[str], action: Action) -> str:
    """Return the key to show: the first of the action's own, or of those that took their place."""
    return next((key for key in action.keys if key in keys), keys[0])


def _width(key: str, action: Action) -> int:
    return cell_width(key_name(key)) + 1 + cell_width(action.label)
