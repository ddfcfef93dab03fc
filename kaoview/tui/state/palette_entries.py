"""What the command palette offers: actions and themes, which of them match, and how each is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.commands import ACTIONS, Action, Area, key_name

THEMES = "配色"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A line of the palette.

    Attributes:
        id: The action's id, or the theme's name.
        label: What it is called.
        keys: Its keys as readers call them.
        words: What it does.
        group: Where it works, or that it is a theme.
        ready: Whether it can be done now, on the screen below.
    """

    id: str
    label: str
    keys: tuple[str, ...]
    words: str
    group: str
    ready: bool = True


def offers(
    active: Mapping[str, Sequence[str]],
    themes: Mapping[str, bool],
    own_keys: Mapping[str, Sequence[str]],
) -> list[PaletteEntry]:
    """Return everything there is to choose from: what can be done now comes first.

    Args:
        active: The ids of the actions that can be done now, each with its keys.
        themes: The names of the themes, and whether each is dark.
        own_keys: The reader's own keys by action.
    """
    now = [_offer(action, active[action.id], ready=True) for action in _now(active)]
    looks = [
        PaletteEntry(name, name, (), "暗色" if dark else "亮色", THEMES)
        for name, dark in themes.items()
    ]
    later = [
        _offer(action, own_keys.get(action.id, action.keys), ready=False)
        for action in ACTIONS
        if action.id not in active
    ]
    return [*now, *looks, *later]


def _now(active: Mapping[str, Sequence[str]]) -> list[Action]:
    """Return the actions that can be done now; the keys that only move come last in their area."""
    chosen = [action for action in ACTIONS if action.id in active]
    areas = list(dict.fromkeys(action.area for action in chosen))
    return sorted(chosen, key=lambda action: (areas.index(action.area), _moves(action)))


def _moves(action: Action) -> bool:
    return action.rank is None and action.area is not Area.EVERYWHERE


def _offer(action: Action, keys: Sequence[str], *, ready: bool) -> PaletteEntry:
    usual = [key for key in action.keys if key in keys]
    names = tuple(map(key_name, (*usual, *(key for key in keys if key not in usual))))
    return PaletteEntry(action.id, action.label, names, action.tooltip, action.area.value, ready)


def matching(found: Sequence[PaletteEntry], words: str) -> list[PaletteEntry]:
    """Return what matches the words that a reader typed, what is called so first.

    Without words, only what can be done now. Each word has to be in the label, the keys, the
    id, the tooltip or the group, whatever its width, its case and its script.

    >>> theme = PaletteEntry("theme", "明暗", ("T",), "換成亮色或暗色", "隨時")
    >>> matching([theme], "换成 亮色")[0].label
    '明暗'
    """
    wanted = fold_words(words)
    if not wanted:
        return [offer for offer in found if offer.ready]
    ranked = [
        (not offer.ready, max(places), at, offer)
        for at, offer in enumerate(found)
        if (places := [_place(offer, word) for word in wanted]) and max(places) < _NOWHERE
    ]
    return [offer for *_, offer in sorted(ranked, key=lambda entry: entry[:3])]


_NOWHERE = 3


def _place(offer: PaletteEntry, word: str) -> int:
    """Return how close a word is to what an offer is: its name or key, its id, or what it does."""
    if word in fold_key(offer.label) or word in map(fold_key, offer.keys):
        return 0
    if word in fold_key(offer.id):
        return 1
    return 2 if word in fold_key(offer.words + " " + offer.group) else _NOWHERE
