"""The reader's own library: documents copied into a folder of the user's, in the order of adding.

An index says which files belong to it, so that a copy that was cut short is no document. Copies
are whole or not there at all. Before files are copied or removed, the index names them as
unfinished; when a kill comes between, the next change of the library removes them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaoview.library.description_files import description_path
from kaoview.library.descriptions import DescriptionError, load_description, write_description
from kaoview.os_errors import explain
from kaoview.paths import own_library
from kaoview.reading.hints import Hints
from kaoview.storage import locked, read_file, write_file
from kaoview.text.cell_width import visible

_INDEX = "index.json"
_LOCK = ".lock"
_SCHEMA = 1
_LARGEST_INDEX = 50_000_000
"""Bytes of the largest index: 200,000 documents take about a fifth of it."""
_LONGEST_NAME = 120
"""Characters of a copy's name; file systems allow 255 bytes, and a character may take four."""


class OwnLibraryError(Exception):
    """The reader's library cannot be read or changed; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document in the reader's library.

    Attributes:
        name: Its file's name there.
        digest: The SHA-256 of its bytes, in hexadecimal.
        source: The path it was copied from, or empty for standard input.
    """

    name: str
    digest: str
    source: str

    @property
    def path(self) -> Path:
        """The path of the copy."""
        return own_library() / self.name


@dataclass(frozen=True, slots=True)
class _Index:
    """What the index says.

    Attributes:
        documents: The documents in the order in which they were added.
        unfinished: The names of files that were being copied or removed.
    """

    documents: tuple[OwnDocument, ...] = ()
    unfinished: tuple[str, ...] = ()


def own_documents() -> tuple[OwnDocument, ...]:
    """Return the documents of the reader's library in the order in which they were added.

    Raises:
        OwnLibraryError: Its index is damaged or cannot be read.
    """
    return _read_index().documents


def _read_index() -> _Index:
    try:
        content = json.loads(read_file(own_library() / _INDEX, largest=_LARGEST_INDEX))
    except FileNotFoundError:
        return _Index()
    except OSError as error:
        raise OwnLibraryError(f"讀不到我的文件庫：{explain(error)}") from None
    except (ValueError, RecursionError):  # RecursionError: deeply nested brackets
        raise OwnLibraryError(_damaged()) from None
    try:
        found = tuple(
            OwnDocument(str(e["name"]), str(e["digest"]), str(e["source"]))
            for e in content["documents"]
        )
        unfinished = tuple(map(str, content.get("unfinished", ())))
    except (AttributeError, KeyError, TypeError):
        raise OwnLibraryError(_damaged()) from None
    return _Index(
        tuple(each for each in found if _is_plain(each.name)),
        tuple(filter(_is_plain, unfinished)),
    )


def _damaged() -> str:
    path = own_library() / _INDEX
    return f"我的文件庫的索引檔壞了：{path}；請把它移開，再用 kaoview add 重新加入文件"


def own_files() -> list[Path]:
    """Return the paths of the reader's own documents; none where the library is damaged."""
    try:
        return [document.path for document in own_documents()]
    except OwnLibraryError:
        return []


def add_document(data: bytes, name: str, source: str, hints: Hints) -> tuple[OwnDocument, bool]:
    """Copy a document into the reader's library.

    Args:
        data: Its bytes.
        name: Its file's name.
        source: The path it comes from, or empty.
        hints: What the reader says of it.

    Returns:
        The document, and whether it is new: of one whose content is there already only the
        description changes, where something else is said than before.

    Raises:
        OwnLibraryError: It cannot be written.
    """
    digest = hashlib.sha256(data).hexdigest()
    try:
        folder = own_library()
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder / _LOCK):
            known = _finished()
            same = next((each for each in known if each.digest == digest), None)
            if same is not None:
                if hints.given:
                    _describe(same.path, _said_before(same).corrected_by(hints))
                return same, False
            document = OwnDocument(_free_name(name, known), digest, source)
            _write_index(known, unfinished=[document.name])
            write_file(document.path, [data])
            _describe(document.path, hints)
            _write_index([*known, document])
            return document, True
    except OSError as error:
        raise OwnLibraryError(f"無法加入我的文件庫：{explain(error)}") from None


def describe_document(document: OwnDocument, said: Hints) -> None:
    """Write what the reader says of a document beside what was said before, or in its place.

    Raises:
        OwnLibraryError: It cannot be written, or the document was removed meanwhile.
    """
    try:
        with locked(own_library() / _LOCK):
            if document not in own_documents():
                raise OwnLibraryError(f"「{document.name}」已經不在我的文件庫裡")
            _describe(document.path, _said_before(document).corrected_by(said))
    except OSError as error:
        raise OwnLibraryError(f"無法寫入說明：{explain(error)}") from None


def _said_before(document: OwnDocument) -> Hints:
    """Return what the reader has said of a document; nothing where that cannot be read."""
    try:
        return load_description(document.path)
    except DescriptionError:
        return Hints()


def remove_documents(documents: Sequence[OwnDocument]) -> None:
    """Remove documents and their descriptions from the reader's library.

    Raises:
        OwnLibraryError: The index cannot be written; then all are still there.
    """
    gone = {document.name for document in documents}
    try:
        with locked(own_library() / _LOCK):
            known = _finished()
            left = [each for each in known if each.name not in gone]
            _write_index(left, unfinished=[each.name for each in known if each.name in gone])
            with suppress(OSError):  # no longer in the index, so no document
                _finished()
    except OSError as error:
        raise OwnLibraryError(f"無法移除：{explain(error)}") from None


def _finished() -> tuple[OwnDocument, ...]:
    """Remove what is unfinished, under the lock, and return the documents.

    What cannot be removed is tried again with the next change.

    Raises:
        OSError: The index cannot be written.
    """
    index = _read_index()
    if not index.unfinished:
        return index.documents
    known = {document.name for document in index.documents}
    for name in index.unfinished:
        if name not in known:
            path = own_library() / name
            for each in (path, description_path(path)):
                each.unlink(missing_ok=True)
    _write_index(index.documents)
    return index.documents


def _describe(path: Path, hints: Hints) -> None:
    if hints == Hints():
        with suppress(FileNotFoundError):
            description_path(path).unlink()
    else:
        write_description(path, hints)


def _write_index(documents: Sequence[OwnDocument], *, unfinished: Sequence[str] = ()) -> None:
    entries = [{"name": d.name, "digest": d.digest, "source": d.source} for d in documents]
    content: dict[str, object] = {"schema": _SCHEMA, "documents": entries}
    if unfinished:
        content["unfinished"] = list(unfinished)
    text = json.dumps(content, ensure_ascii=True, indent=1)
    write_file(own_library() / _INDEX, [text.encode("ascii")])


def _is_plain(name: str) -> bool:
    """Tell whether a name in the index is that of a file in the folder itself."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:  # a lone surrogate
        return False
    plain = bool(name) and not name.startswith(".") and "\0" not in name
    return plain and name == Path(name).name


def _free_name(name: str, known: Sequence[OwnDocument]) -> str:
    """Return a name for the copy that no other document has.

    Names may hold what a file system or a terminal does not take; the suffix is kept.
    """
    path = Path(visible(name).replace("/", "_").replace("\\", "_").lstrip(".") or "document")
    stem, suffix = path.stem[:_LONGEST_NAME], path.suffix[:_LONGEST_NAME]
    taken = {each.name.casefold() for each in known} | {_INDEX}
    names = [f"{stem}{suffix}", *(f"{stem} ({n}){suffix}" for n in range(2, len(taken) + 3))]
    return next(each for each in names if each.casefold() not in taken)
