"""What is stored between runs: a small JSON file per library, and some for all libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaoview.tui.state.json_store import DamagedError, JsonStore

if TYPE_CHECKING:
    from kaoview.model import Library
    from kaoview.tui.state.history import History

_MOST_SEARCHES = 20  # recent searches stored; chosen by hand
_KEY_LENGTH = 12  # hexadecimal digits of a library's key: 48 bits, enough not to collide


def _empty_history() -> History:
    from kaoview.tui.state.history import History

    return History()


@dataclass(frozen=True, slots=True)
class Panes:
    """The sizes of the panes, and which are hidden.

    Attributes:
        sidebar: Cells of the sidebar, or 0 for the default of the screen's size.
        elsewhere: Lines of the pane of other years, or 0 for the default.
        hidden: The names of the hidden panes.
    """

    sidebar: int = 0
    elsewhere: int = 0
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """The state of the explorer for one library.

    Attributes:
        place: The id of the current node, or empty.
        expanded: The ids that are open in the tree.
        travels: The navigation history.
        grouping: The grouping of the tree, or empty if it was never changed.
        panes: The layout, or None if it was not stored.
    """

    place: str = ""
    expanded: tuple[str, ...] = ()
    travels: History = field(default_factory=_empty_history)
    grouping: str = ""
    panes: Panes | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """The appearance, for all libraries.

    Attributes:
        theme: The theme's name, or empty for the default.
    """

    theme: str = ""


@dataclass(frozen=True, slots=True)
class Exports:
    """The format and folder of the last export, as defaults for the next.

    Attributes:
        format: The name of its format, or empty.
        folder: The folder of the file, or empty.
    """

    format: str = ""
    folder: str = ""


@dataclass
class SessionStore(JsonStore):
    """Reads and writes the stored state.

    Attributes:
        folder: The folder of the files; created with the first file.
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
    """

    folder: Path
    messages: list[str] = field(default_factory=list)

    def session(self, key: str) -> Session:
        """Return the session of the library with this key."""
        return self._read(self._session_path(key), _session) or Session()

    def save_session(self, key: str, session: Session) -> bool:
        """Save a session; return whether that worked."""
        return self._write(self._session_path(key), asdict(session))

    def last_panes(self) -> Panes:
        """Return the last layout, for all libraries."""
        return self._read(self._panes_path, _panes) or Panes()

    def save_last_panes(self, panes: Panes) -> bool:
        """Save the layout, for the first frame of the next start."""
        return self._write(self._panes_path, asdict(panes))

    def recent_searches(self, key: str) -> tuple[str, ...]:
        """Return the last searches in the library with this key, the latest first."""
        return self._read(self._searches_path(key), _searches) or ()

    def save_recent_searches(self, key: str, searches: Sequence[str]) -> bool:
        """Save the last searches; return whether that worked."""
        return self._write(self._searches_path(key), {"searches": list(searches)})

    def looks(self) -> Looks:
        """Return the appearance."""
        return self._read(self._looks_path, _looks) or Looks()

    def save_looks(self, looks: Looks) -> bool:
        """Save the appearance; return whether that worked."""
        return self._write(self._looks_path, asdict(looks))

    def exports(self) -> Exports:
        """Return the format and folder of the last export."""
        return self._read(self._exports_path, _exports) or Exports()

    def save_exports(self, exports: Exports) -> bool:
        """Save the format and folder of an export; return whether that worked."""
        return self._write(self._exports_path, asdict(exports))

    @property
    def _exports_path(self) -> Path:
        return self.folder / "exports.json"

    @property
    def _looks_path(self) -> Path:
        return self.folder / "looks.json"

    @property
    def _panes_path(self) -> Path:
        return self.folder / "panes.json"

    def _session_path(self, key: str) -> Path:
        return self.folder / f"session-{key}.json"

    def _searches_path(self, key: str) -> Path:
        return self.folder / f"searches-{key}.json"


def with_search(searches: Sequence[str], words: str) -> tuple[str, ...]:
    """Return the last searches with another in front, without duplicates.

    >>> with_search(("輕軌", "登革熱"), "登革熱")
    ('登革熱', '輕軌')
    """
    return (words, *(each for each in searches if each != words))[:_MOST_SEARCHES]


def library_key(library: Library, bundled: Path) -> str:
    """Return a key for the set of documents of a library.

    Args:
        library: The library.
        bundled: The folder of the bundled documents, whose path does not matter.

    Returns:
        Hexadecimal digits.
    """
    import hashlib

    names: list[str] = []
    for document in library.documents:
        path = Path(document.path).absolute()
        own = not path.is_relative_to(bundled.absolute())
        names.append(str(path) if own else path.name)
    joined = "\n".join(sorted(names)).encode("utf-8", "replace")
    return hashlib.sha256(joined).hexdigest()[:_KEY_LENGTH]


def _session(fields: dict[str, Any]) -> Session:
    from kaoview.tui.state.history import read_history

    panes = fields.get("panes")
    if not isinstance(panes, dict | None):
        raise DamagedError
    return Session(
        place=_text(fields, "place"),
        expanded=_texts(fields, "expanded"),
        grouping=_text(fields, "grouping"),
        travels=read_history(fields.get("travels")),
        panes=None if panes is None else _panes(panes),
    )


def _panes(fields: dict[str, Any]) -> Panes:
    return Panes(_size(fields, "sidebar"), _size(fields, "elsewhere"), _texts(fields, "hidden"))


def _searches(fields: dict[str, Any]) -> tuple[str, ...]:
    return _texts(fields, "searches")[:_MOST_SEARCHES]


def _looks(fields: dict[str, Any]) -> Looks:
    return Looks(_text(fields, "theme"))


def _exports(fields: dict[str, Any]) -> Exports:
    return Exports(_text(fields, "format"), _text(fields, "folder"))


def _texts(fields: dict[str, Any], name: str) -> tuple[str, ...]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise DamagedError
    return tuple(_checked(each) for each in found)


def _size(fields: dict[str, Any], name: str) -> int:
    found = fields.get(name, 0)
    if not isinstance(found, int) or found < 0:
        raise DamagedError
    return found


def _text(fields: dict[str, Any], name: str) -> str:
    return _checked(fields.get(name, ""))


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise DamagedError
    return value
