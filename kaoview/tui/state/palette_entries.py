"""The entries of the command palette: actions and themes, and which of them match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaoview.text.fold import fold_key, fold_words
from kaoview.tui.commands import ACTIONS, Action, Area, key_name

THEMES = "配色"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """An entry of the palette.

    Attributes:
        id: The action's id, or the theme's name.
        label: What it is called.
        keys: The names of its keys.
        words: What it does.
        group: The area where it works, or ``THEMES``.
        ready: Whether it is available on the current screen.
    """

    id: str
    label: str
    keys: tuple[str, ...]
    words: str
    group: str
    ready: bool = True


def palette_entries(
    active: Mapping[str, Sequence[str]],
    themes: Mapping[str, bool],
    own_keys: Mapping[str, Sequence[str]],
) -> list[PaletteEntry]:
    """Return all entries, available ones first.

    Args:
        active: The ids of the available actions, each with its keys.
        themes: The names of the themes, and whether each is dark.
        own_keys: The user's own keys by action.
    """
    now = [_entry(action, active[action.id], ready=True) for action in _available(active)]
    looks = [
        PaletteEntry(name, name, (), "暗色" if dark else "亮色", THEMES)
        for name, dark in themes.items()
    ]
    later = [
        _entry(action, own_keys.get(action.id, action.keys), ready=False)
        for action in ACTIONS
        if action.id not in active
    ]
    return [*now, *looks, *later]


def _available(active: Mapping[str, Sequence[str]]) -> list[Action]:
    """Return the available actions by area, those that only move the cursor last."""
    chosen = [action for action in ACTIONS if action.id in active]
    areas = list(dict.fromkeys(action.area for action in chosen))
    return sorted(chosen, key=lambda action: (areas.index(action.area), _only_moves(action)))


def _only_moves(action: Action) -> bool:
    return action.rank is None and action.area is not Area.EVERYWHERE


def _entry(action: Action, keys: Sequence[str], *, ready: bool) -> PaletteEntry:
    usual = [key for key in action.keys if key in keys]
    names = tuple(map(key_name, (*usual, *(key for key in keys if key not in usual))))
    return PaletteEntry(action.id, action.label, names, action.tooltip, action.area.value, ready)


def matching(found: Sequence[PaletteEntry], words: str) -> list[PaletteEntry]:
    """Return the entries that match the words typed, matching names first.

    Without words, return the available ones. Each word has to occur in the label, the keys, the
    id, the tooltip or the group, ignoring width, case and variants of characters.

    >>> theme = PaletteEntry("theme", "明暗", ("T",), "換成亮色或暗色", "隨時")
    >>> matching([theme], "换成 亮色")[0].label
    '明暗'
    """
    wanted = fold_words(words)
    if not wanted:
        return [offer for offer in found if offer.ready]
    ranked = [
        (not offer.ready, max(ranks), at, offer)
        for at, offer in enumerate(found)
        if (ranks := [_rank(offer, word) for word in wanted]) and max(ranks) < _NO_MATCH
    ]
    return [offer for *_, offer in sorted(ranked, key=lambda entry: entry[:3])]


_NO_MATCH = 3  # the rank of a word that does not occur


def _rank(offer: PaletteEntry, word: str) -> int:
    """Return where a word occurs: 0 in the name or keys, 1 in the id, 2 in the description."""
    if word in fold_key(offer.label) or word in map(fold_key, offer.keys):
        return 0
    if word in fold_key(offer.id):
        return 1
    return 2 if word in fold_key(offer.words + " " + offer.group) else _NO_MATCH
