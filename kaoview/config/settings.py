"""The settings, and dropping those for unknown actions and themes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kaoview.text.cell_width import visible

GROUPINGS = ("department", "year")
"""How the explorer's sidebar may be grouped, the usual way first."""

NARROWEST, WIDEST = 20, 80
"""The least and the most Chinese characters of a line for reading; chosen by eye."""

_SHOWN = 30  # characters of a wrong value, enough to know it by; chosen by hand
_NEAREST = 3  # names that are suggested for a wrong one; chosen by hand
_SIMILAR = 0.5  # difflib's ratio from which a name is suggested; chosen by hand


class Config(NamedTuple):
    """The user's settings.

    Attributes:
        theme: The name of the explorer's theme, or empty for the explorer's choice.
        measure: Chinese characters of a line for reading.
        grouping: How the explorer's sidebar is grouped: one of GROUPINGS.
        libraries: Files and folders to read besides the bundled documents; all of them exist.
        synonyms: Files of synonyms besides the usual ones; all of them exist.
        semantic: Whether searches find items by meaning as well, which needs an extra.
        reviewer: The name stored with the user's reviews of comparisons, or empty.
        keys: For ids of actions, their keys as Textual names them, one or more each.
        problems: What is wrong in the file, one Chinese sentence each.
        path: The file these come from, or None where there is none.
    """

    theme: str = ""
    measure: int = 40
    grouping: str = GROUPINGS[0]
    libraries: tuple[Path, ...] = ()
    synonyms: tuple[Path, ...] = ()
    semantic: bool = False
    reviewer: str = ""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    problems: tuple[str, ...] = ()
    path: Path | None = None


def checked(
    config: Config,
    actions: Mapping[str, Collection[str]],
    themes: Collection[str],
    more: Collection[str] = (),
) -> Config:
    """Return the settings without actions and themes that do not exist.

    Args:
        config: As it was read.
        actions: The ids of all actions, with their default keys.
        themes: The names of all themes.
        more: What else is wrong, in the user's own themes.

    Returns:
        The settings without them; what was left out is in ``problems``.
    """
    problems = [*config.problems, *more]
    theme = config.theme
    if theme and theme not in themes:
        allowed = "、".join(sorted(themes))
        problems.append(f"{config.path}：theme 沒有{quoted(theme)}，可用的有 {allowed}")
        theme = ""
    for id in (id for id in config.keys if id not in actions):
        allowed = "、".join(nearest(id, actions))
        known = f"相近的有 {allowed}" if allowed else f"動作的名稱例如 {some_of(actions)}"
        problems.append(f"{config.path}：keys 沒有{quoted(id)}這個動作，{known}")
    keys = {id: keys for id, keys in config.keys.items() if id in actions}
    for key, ids in _clashes({**actions, **keys}, keys):
        named = "、".join(ids)
        problems.append(
            f"{config.path}：keys 裡 {named} 都用{quoted(key)}，只有一個有效，請改其中一個"
        )
    for (key, hidden), ids in _hidden({**actions, **keys}, actions).items():
        named = "、".join(ids[:_NEAREST]) + (f" 等 {len(ids)} 個" if len(ids) > _NEAREST else "")
        problems.append(
            f"{config.path}：keys 裡 {named} 用{quoted(key)}，在那裡會蓋過 {hidden}，請改其中一個"
        )
    return config._replace(theme=theme, keys=keys, problems=tuple(problems))


def _clashes(
    keys: Mapping[str, Collection[str]], own: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys that are set for several actions of one area, with the actions.

    An action's area is the part of its id before the dot; without one it works everywhere.
    """
    users: dict[tuple[str, str], list[str]] = {}
    for id, named in keys.items():
        for key in named:
            users.setdefault((id.rpartition(".")[0], key), []).append(id)
    for (_, key), ids in users.items():
        if len(ids) > 1 and not set(ids).isdisjoint(own):
            yield key, ids


def _hidden(
    keys: Mapping[str, Collection[str]], usual: Mapping[str, Collection[str]]
) -> Mapping[tuple[str, str], list[str]]:
    """Return the keys of areas that hide an action that works everywhere, such as help.

    Those that do so by default are meant to, and an action with another key there is not hidden.

    Returns:
        The actions of the areas by the key and the action that is hidden there.
    """
    found: dict[tuple[str, str], list[str]] = {}
    of_area: dict[str, set[str]] = {}
    for id, named in keys.items():
        of_area.setdefault(id.rpartition(".")[0], set()).update(named)
    everywhere = {key: id for id, named in keys.items() if "." not in id for key in named}
    for id, named in keys.items():
        for key in named if "." in id else ():
            hidden = everywhere.get(key)
            if not hidden or set(keys[hidden]) - of_area[id.rpartition(".")[0]]:
                continue
            if key not in usual.get(id, ()) or key not in usual.get(hidden, ()):
                found.setdefault((key, hidden), []).append(id)
    return found


def quoted(value: object) -> str:
    """Return a value in quotation marks for a message."""
    if isinstance(value, bool):
        return "「true」" if value else "「false」"
    return f"「{shortened(str(value))}」"


def shortened(text: str) -> str:
    """Return a text safe to print, and no longer than is needed to know it by."""
    shown = visible(text)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


def nearest(name: str, known: Collection[str]) -> list[str]:
    """Return the known names most like a wrong one, best first."""
    from difflib import get_close_matches

    return get_close_matches(name, known, n=_NEAREST, cutoff=_SIMILAR)


def some_of(names: Collection[str]) -> str:
    """Return a few names as examples."""
    return "、".join(sorted(names)[:_NEAREST])
