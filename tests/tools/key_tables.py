"""Tables of keys for the readmes, in Markdown, made from the list of actions."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.tui.commands import ACTIONS, Action, Area, key_name
from tests.tools.labels_en import AREAS, KEYS, SENTENCES

ENGLISH, CHINESE = "en", "zh-TW"
_HEADS = {ENGLISH: ("key", "does"), CHINESE: ("鍵", "做什麼")}


def key_table(language: str) -> str:
    """Return every key with what it does: one table per area, all but the first folded away.

    Args:
        language: ``en`` or ``zh-TW``. An action without an English sentence is told in Chinese.
    """
    parts = []
    for area in Area:
        actions = [action for action in ACTIONS if action.area is area]
        if not actions:
            continue
        table = _table(actions, language)
        name = AREAS.get(area, area.value) if language == ENGLISH else area.value
        if area is Area.EVERYWHERE:
            parts.append(table)
        else:
            parts.append(f"<details>\n<summary>{name}</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(parts)


def _table(actions: Sequence[Action], language: str) -> str:
    rows = [_HEADS[language], ("---", "---")]
    rows += [(_keys(action, language), _words(action, language)) for action in actions]
    return "\n".join(f"| {keys} | {words} |" for keys, words in rows)


def _keys(action: Action, language: str) -> str:
    return " ".join(_code(_name(key, language)) for key in action.keys)


def _name(key: str, language: str) -> str:
    if language == ENGLISH:
        *modifiers, last = key.split("+")
        if last in KEYS:
            return "+".join((*map(str.capitalize, modifiers), KEYS[last]))
    return key_name(key)


def _code(key: str) -> str:
    """Return a key as Markdown shows it; a table's cell ends at a bar, even in code."""
    return f"`{key}`".replace("|", r"\|")


def _words(action: Action, language: str) -> str:
    words = SENTENCES.get(action.id, action.tooltip) if language == ENGLISH else action.tooltip
    return words.replace("|", r"\|")
