"""The explorer's state between runs: JSON files per library, and some for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from kaoview.tui.state.history import History, read_history
from kaoview.tui.state.json_store import DamagedError, JsonStore, as_fields

if TYPE_CHECKING:
    from kaoview.model import Library

_MAX_SEARCHES = 20
"""Searches that are kept for each library; chosen by hand."""

_KEY_DIGITS = 12
"""Hexadecimal digits of a library's key: enough that two libraries never share one."""


class Panes(NamedTuple):
    """The layout of the screen's panes.

    Attributes:
        sidebar: Width of the sidebar in cells, or 0 for automatic.
        elsewhere: Height of the pane of related items in lines, or 0 for automatic.
        hidden: The names of the hidden panes.
        elsewhere_at: Where the pane of related items stands on a wide screen, as
            :mod:`kaoview.tui.state.column_widths` names it, or empty for automatic.
        elsewhere_width: Its width there in cells, or 0 for automatic.
    """

    sidebar: int = 0
    elsewhere: int = 0
    hidden: tuple[str, ...] = ()
    elsewhere_at: str = ""
    elsewhere_width: int = 0


_MAX_TERMINALS = 20
"""Kinds of terminals that are remembered; chosen by hand."""


class Session(NamedTuple):
    """The state of the explorer in one library.

    Attributes:
        place: The id of the node on the page, or empty.
        expanded: The ids expanded in the sidebar.
        travels: The history of places visited, with back and forward.
        grouping: How the sidebar is grouped, or empty for the default.
        panes: The layout, or None if it was not stored.
    """

    place: str = ""
    expanded: tuple[str, ...] = ()
    travels: History = History()
    grouping: str = ""
    panes: Panes | None = None


class Looks(NamedTuple):
    """The explorer's appearance in all libraries.

    Attributes:
        theme: The theme's name, or empty for the default.
        light: The kinds of terminals that said last that their ground is light.
    """

    theme: str = ""
    light: tuple[str, ...] = ()


class Exports(NamedTuple):
    """The choices of the last exports, the defaults of the next ones.

    Attributes:
        folder: The folder it was written to, or empty.
        formats: The name of the last format of each kind of thing that was exported.
    """

    folder: str = ""
    formats: Mapping[str, str] = MappingProxyType({})


@dataclass
class SessionStore(JsonStore):
    """Loads and saves the state.

    Attributes:
        folder: The files' folder; created on the first write.
        messages: What went wrong, one Chinese sentence each, for the explorer to show.
    """

    folder: Path
    messages: list[str] = field(default_factory=list)

    def session(self, key: str) -> Session:
        """Return the stored session of the library with this key."""
        return self._read(self._session_path(key), _session) or Session()

    def save_session(self, key: str, session: Session) -> bool:
        """Store a session; return whether it could be written.

        Places that another explorer has visited meanwhile stay among the visited ones.
        """
        path = self._session_path(key)

        def write() -> bool:
            stored = self._read(path, _session)
            travels = session.travels
            if stored is not None:
                travels = travels.with_visited(stored.travels.visited)
            return self._write(path, as_fields(session._replace(travels=travels)))

        return self._locked(path, write)

    def _locked(self, path: Path, write: Callable[[], bool]) -> bool:
        """Write a file that other explorers write, too, one after the other."""
        # Imported here: the first frame does not wait for it.
        from kaoview.storage import locked

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with locked(path.with_suffix(".lock")):
                return write()
        except OSError:
            return False  # a read-only home, or another explorer that holds the lock

    def last_panes(self) -> Panes:
        """Return the last layout in any library."""
        return self._read(self._panes_path, _panes) or Panes()

    def save_last_panes(self, panes: Panes) -> bool:
        """Store the layout, for the first picture of the next start."""
        return self._write(self._panes_path, as_fields(panes))

    def recent_searches(self, key: str) -> tuple[str, ...]:
        """Return the last searches in the library with this key, the latest first."""
        return self._read(self._searches_path(key), _searches) or ()

    def add_recent_search(self, key: str, words: str) -> bool:
        """Store a search before those that are stored; return whether it could be written."""
        path = self._searches_path(key)

        def write() -> bool:
            searches = with_search(self._read(path, _searches) or (), words)
            return self._write(path, {"searches": list(searches)})

        return self._locked(path, write)

    def looks(self) -> Looks:
        """Return the stored appearance."""
        return self._read(self._looks_path, _looks) or Looks()

    def save_looks(self, looks: Looks) -> bool:
        """Store the appearance; return whether it could be written."""
        return self._write(self._looks_path, as_fields(looks))

    def is_light(self, terminal: str) -> bool:
        """Return whether this kind of terminal said last that its ground is light."""
        return terminal in self.looks().light

    def remember_ground(self, terminal: str, light: bool) -> None:
        """Store what a kind of terminal says of its ground, if it is not known already."""
        looks = self.looks()
        if light != (terminal in looks.light):
            others = tuple(each for each in looks.light if each != terminal)
            known = (terminal, *others)[:_MAX_TERMINALS] if light else others
            self.save_looks(looks._replace(light=known))

    def exports(self) -> Exports:
        """Return the choices of the last exports."""
        return self._read(self._exports_path, _exports) or Exports()

    def save_exports(self, exports: Exports) -> bool:
        """Store the choices of exports; return whether they could be written."""
        return self._write(self._exports_path, as_fields(exports))

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
    """Return the last searches with another one first, without duplicates.

    >>> with_search(("輕軌", "登革熱"), "登革熱")
    ('登革熱', '輕軌')
    """
    return (words, *(each for each in searches if each != words))[:_MAX_SEARCHES]


def library_key(library: Library, bundled: Path) -> str:
    """Return a short key for the set of documents in a library.

    Args:
        library: The library.
        bundled: The folder of the bundled documents, of which only the names count.

    Returns:
        Twelve hexadecimal digits.
    """
    import hashlib

    from kaoview.paths import own_library

    names: list[str] = []
    kept = own_library().absolute()
    for document in library.documents:
        path = Path(document.path).absolute()
        if path.is_relative_to(kept):
            continue  # documents come and go there; the places in the others stay
        own = not path.is_relative_to(bundled.absolute())
        names.append(str(path) if own else path.name)
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "replace")).hexdigest()[
        :_KEY_DIGITS
    ]


def _session(fields: dict[str, Any]) -> Session:
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
    return Panes(
        sidebar=_size(fields, "sidebar"),
        elsewhere=_size(fields, "elsewhere"),
        hidden=_texts(fields, "hidden"),
        elsewhere_at=_text(fields, "elsewhere_at"),
        elsewhere_width=_size(fields, "elsewhere_width"),
    )


def _searches(fields: dict[str, Any]) -> tuple[str, ...]:
    return _texts(fields, "searches")[:_MAX_SEARCHES]


def _looks(fields: dict[str, Any]) -> Looks:
    return Looks(_text(fields, "theme"), _texts(fields, "light"))


def _exports(fields: dict[str, Any]) -> Exports:
    formats = fields.get("formats", {})
    if not isinstance(formats, dict):
        raise DamagedError
    return Exports(
        _text(fields, "folder"), {kind: _checked(name) for kind, name in formats.items()}
    )


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
