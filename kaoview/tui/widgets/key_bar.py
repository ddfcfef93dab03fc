"""The bottom line: the most important keys, and for some seconds a message before or above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from kaoview.text.cell_width import cell_width, fit, visible
from kaoview.text.line_break import wrap
from kaoview.tui.commands import BY_ID, Action, key_name
from kaoview.tui.widgets.clickable_line import ClickableLine
from kaoview.tui.widgets.key_labels import at_rest, labelled

_SECONDS = 8.0  # how long a message is shown at least; chosen by hand
_CELLS_A_SECOND = 12  # of a long message: Chinese is read at some six characters a second
_SHARE = 3  # messages take at most a third of the screen
_BESIDE = 2  # keys beside those that are always shown for which a message on the line leaves room
_GAP, _SHORT_GAP = "   ", "  "
_USEFUL = 7
"""The last rank of keys that a reader is likely to need; those after it say what is obvious."""


class KeyBar(Widget):
    """Shows keys by rank as far as they fit; always those for help and for leaving."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--warning", "keybar--note"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._message = ""
        self._warning = False
        self._note = ""
        self._tally = ""
        self._emphasis: dict[str, str] = {}
        self._timer: Timer | None = None
        self._above: Sequence[str] = ()  # the lines of a message too long to stand beside the keys
        self._line = ClickableLine[str]()

    @property
    def message(self) -> str:
        """The message, or empty."""
        return self._message

    def on_mount(self) -> None:
        """Redraw when the active bindings change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._make_room())

    def say(self, message: str, *, warning: bool = False) -> None:
        """Show a message before the keys or above them, for some seconds or until the next key."""
        self._message = visible(message)
        self._warning = warning
        if self._timer is not None:
            self._timer.stop()
        seconds = max(_SECONDS, cell_width(self._message) / _CELLS_A_SECOND)
        self._timer = self.set_timer(seconds, self.clear_message)
        self._make_room()

    def note(self, words: str) -> None:
        """Show a few words at the right edge, beside the keys."""
        if words != self._note:
            self._note = visible(words)
            self._make_room()

    def tally(self, words: str) -> None:
        """Show how much is checked before the note, until nothing is."""
        if words != self._tally:
            self._tally = words
            self._make_room()

    def emphasise(self, id: str, label: str) -> None:
        """Show an action first and at any width, with another label; without a label, undo that."""
        self._emphasis = {id: label} if label else {}
        self.refresh()

    def clear_message(self) -> None:
        """Remove the message."""
        if self._message:
            self._message = ""
            self._make_room()

    def on_resize(self) -> None:
        """Break a message anew for another width."""
        self._make_room()

    def _make_room(self) -> None:
        """Put a message above the keys where those that a reader needs have no room beside it."""
        if self._message or self._above:
            width = self.size.width or self.app.size.width
            lines = len(self._above)
            self._above = () if self._fits_beside(width) else self._broken(width - 2)
            self._line = ClickableLine(len(self._above))
            if (
                len(self._above) != lines
            ):  # the screen is laid out anew with each height that is set
                self.styles.height = len(self._above) + 1
        self.refresh()

    def _fits_beside(self, width: int) -> bool:
        keys, gap = self._needed()
        taken = sum(_width(*pair) + len(gap) for pair in keys) + cell_width(self._told)
        return not self._message or cell_width(self._message) + len(_GAP) + taken + 1 <= width

    def _needed(self) -> tuple[list[tuple[str, Action]], str]:
        """Return the keys that no message may hide, and what stands between them."""
        ranked = [(key, _brief(action)) for key, action in self._ranked()]
        fixed = [pair for pair in ranked if pair[1].fixed]
        return [*[pair for pair in ranked if not pair[1].fixed][:_BESIDE], *fixed], _SHORT_GAP

    def _broken(self, width: int) -> Sequence[str]:
        """Return the lines of the message; what exceeds its share of the screen is left out."""
        lines = wrap(self._message, max(width, 1))
        most = max(self.app.size.height // _SHARE, 1)
        return (
            lines
            if len(lines) <= most
            else [*lines[: most - 1], fit("".join(lines[most - 1 :]), width)]
        )

    @property
    def _told(self) -> str:
        """What stands at the right edge."""
        return "".join(f" {words} " for words in (self._tally, self._note) if words)

    def render_line(self, y: int) -> Strip:
        """Draw a line: one of a message, or at last the keys."""
        width, base = self.size.width, self.rich_style
        told = self.get_component_rich_style("keybar--warning") if self._warning else base
        if y < len(self._above):
            segments = [Segment(" ", base), Segment(self._above[y], told)]
            return Strip(segments).adjust_cell_length(width, base)
        if y > len(self._above):
            return Strip.blank(width, base)
        self._line.clear()
        self._line.add(" ", base)
        room = width - cell_width(self._told)
        beside = "" if self._above else self._message
        if beside:
            self._line.add(beside, told)
            self._line.add(_GAP, base)
        keys, gap = self._fitting(room - self._line.width - 1)
        if beside:
            taken = sum(_width(*pair) + len(gap) for pair in keys) - len(gap)
            self._line.add(" " * (room - self._line.width - taken - 1), base)
        self._draw_keys(keys, gap)
        style = self.get_component_rich_style("keybar--note")
        strip = Strip([*self._line.strip(room, base), Segment(self._told, style)])
        return strip.adjust_cell_length(width, base)

    def _draw_keys(self, pairs: Sequence[tuple[str, Action]], gap: str = _GAP) -> None:
        """Draw keys one after the other."""
        base = self.rich_style
        key_style = self.get_component_rich_style("keybar--key")
        for number, (key, action) in enumerate(pairs):
            if number:
                self._line.add(gap, base)
            self._line.add(key_name(key), key_style, key)
            self._line.add(f" {_label(key, action)}", base, key)

    def _fitting(self, width: int) -> tuple[list[tuple[str, Action]], str]:
        """Return the keys that fit, by rank, and what stands between them.

        Where there is no room for all that are useful, labels and gaps are shorter.
        """
        ranked = self._ranked()
        chosen = _chosen(ranked, width, _GAP)
        if all(pair in chosen or (pair[1].rank or 0) > _USEFUL for pair in ranked):
            return chosen, _GAP
        brief = [(key, _brief(each)) for key, each in ranked]
        return _chosen(brief, width, _SHORT_GAP), _SHORT_GAP

    def _ranked(self) -> list[tuple[str, Action]]:
        """Return the keys that can be shown, by rank."""
        keys: dict[str, list[str]] = {}
        nodes: dict[str, object] = {}
        for key, active in self.screen.active_bindings.items():
            if active.enabled and active.binding.id in BY_ID:
                keys.setdefault(active.binding.id, []).append(key)
                nodes[active.binding.id] = active.node
        return sorted(
            (
                (_key_to_show(keys[id], BY_ID[id]), action)
                for id in keys
                if not at_rest(BY_ID[id], nodes[id])
                and (action := self._emphasised(labelled(BY_ID[id], nodes[id]))).rank is not None
            ),
            key=lambda pair: pair[1].rank or 0,
        )

    def _emphasised(self, action: Action) -> Action:
        label = self._emphasis.get(action.id)
        return action._replace(label=label, brief="", rank=0, fixed=True) if label else action

    def on_click(self, event: events.Click) -> None:
        """Simulate the key that was clicked."""
        if key := self._line.under(event, self):
            self.app.simulate_key(key)


def _brief(action: Action) -> Action:
    """Return an action with its label for where there is little room."""
    return action._replace(label=action.brief or action.label)


def _key_to_show(keys: list[str], action: Action) -> str:
    """Return the key to show: the first default one that is active, else the user's own."""
    return next((key for key in action.keys if key in keys), keys[0])


def _chosen(ranked: Sequence[tuple[str, Action]], width: int, gap: str) -> list[tuple[str, Action]]:
    """Return the keys that fit, those that are shown at any width among them."""
    left = width - sum(_width(*pair) + len(gap) for pair in ranked if pair[1].fixed)
    chosen: list[tuple[str, Action]] = []
    for key, action in ranked:
        room = 0 if action.fixed else _width(key, action) + len(gap)
        if room <= left + len(gap):
            chosen.append((key, action))
            left -= room
    return chosen


def _width(key: str, action: Action) -> int:
    return cell_width(key_name(key)) + 1 + cell_width(_label(key, action))


def _label(key: str, action: Action) -> str:
    """Return an action's label behind its key: 下 一筆, and not 下 下一筆."""
    name = key_name(key)
    return action.label.removeprefix(name if action.label.startswith(f"{name}一") else "")
