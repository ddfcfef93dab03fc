"""Reads one file in a child process, so that a hostile file can harm nothing but its child.

pdfium and other libraries hang, crash or use up the memory on some files, and none can be
interrupted from a thread. The parent sends the file's bytes, the child answers with lines:
``p DONE TOTAL`` after each page, at last ``t JSON`` (the text) or ``e MESSAGE`` (why there is
none). The child limits its own memory and computing time where the system can; the parent stops
it when it has been silent for too long, on every system.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kaoview.reading.formats.file_format import (
    FormatError,
    LineMark,
    LineRole,
    Paragraphs,
    SourceText,
)
from kaoview.reading.formats.progress import UNWATCHED, CancelledError, Watch

LONGEST_SILENCE = 8.0
"""Seconds after which a child that reports nothing is stopped. A refused file shall be named
within 10 seconds; a page of a real document takes 0.1 seconds at most."""

LONGEST_READING = 600.0
"""Seconds that one file may take in all: about 20,000 dense pages. Chosen by hand."""

_MEMORY = 1 << 30
"""Bytes of memory that the child may take. A PDF of 10,000 pages needs a fifth of it."""

_BEAT = 0.1
"""Seconds between two looks at whether the reading was cancelled; chosen by hand."""

_ROOT = Path(__file__).resolve().parents[3]
_CRASHED = "讀這個檔案的程式中途當掉了，檔案可能壞了；請重新下載，或用原本的軟體另存一份再試"
_SILENT = "讀到一半就停住了，檔案可能壞了或不是正常的文件，已經放棄；請用原本的軟體另存一份再試"
_TOO_LONG = "內容太多，讀了十分鐘還沒讀完，已經放棄；請先分成幾個檔案"
_TOO_BIG = "檔案展開後大得記憶體裝不下，已經放棄；請先分成幾個檔案"


def read_in_child(
    name: str, data: bytes, *, ocr: bool = False, watch: Watch = UNWATCHED
) -> SourceText:
    """Read a file in a child process.

    Args:
        name: The file's name; its suffix helps to tell the format.
        data: Its bytes.
        ocr: Whether pages without text may be recognised.
        watch: Who is told how far the reading is, and may stop it.

    Raises:
        FormatError: The file cannot be read, or reading it failed in any way.
        CancelledError: The reading was cancelled.
    """
    with _start(name, ocr) as child:
        answers: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=_send, args=(child, data), daemon=True).start()
        threading.Thread(target=_receive, args=(child, answers), daemon=True).start()
        try:
            return _await_text(answers, watch)
        finally:
            child.kill()


def _start(name: str, ocr: bool) -> subprocess.Popen[bytes]:
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.Popen(
        [sys.executable, "-m", __name__, _safe(name), *(["--ocr"] if ocr else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # keys such as ctrl+c are the explorer's
    )


def _safe(name: str) -> str:
    """Return a name that can be an argument: what matters to the child is its suffix."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _send(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    with suppress(OSError, ValueError):  # the child has ended, which its answer tells
        child.stdin.write(data)
    with suppress(OSError, ValueError):
        child.stdin.close()


def _receive(child: subprocess.Popen[bytes], answers: queue.Queue[bytes | None]) -> None:
    assert child.stdout is not None
    with suppress(OSError, ValueError):
        for line in child.stdout:
            answers.put(line)
    answers.put(None)


def _await_text(answers: queue.Queue[bytes | None], watch: Watch) -> SourceText:
    began = heard = time.monotonic()
    while True:
        if watch.cancelled():
            raise CancelledError
        now = time.monotonic()
        if now - heard > LONGEST_SILENCE:
            raise FormatError(_SILENT)
        if now - began > LONGEST_READING:
            raise FormatError(_TOO_LONG)
        try:
            line = answers.get(timeout=_BEAT)
        except queue.Empty:
            continue
        heard = time.monotonic()
        if line is None:
            raise FormatError(_CRASHED)
        kind, _, rest = line.partition(b" ")
        if kind == b"p":
            done, total = rest.split()
            watch.progress(int(done), int(total))
        elif kind == b"e":
            raise FormatError(json.loads(rest))
        elif kind == b"t":
            return _unpack(json.loads(rest))


def _pack(source: SourceText) -> dict[str, Any]:
    return {
        "text": source.text,
        "encoding": source.encoding,
        "paragraphs": source.paragraphs,
        "pages": source.pages,
        "notes": source.notes,
        "title": source.title,
        "fields": source.fields,
        "marks": [
            [
                *(m.page, m.ended, m.role, m.level, m.automatic, m.box, m.size, m.bold),
                *(m.turns, m.lists, m.indent),
            ]
            for m in source.marks
        ],
    }


def _unpack(packed: dict[str, Any]) -> SourceText:
    return SourceText(
        packed["text"],
        packed["encoding"],
        tuple(
            LineMark(
                page,
                ended,
                _ROLES[role],
                level,
                auto,
                tuple(box) if box else None,
                size,
                bold,
                tuple((at, later) for at, later in turns),
                lists,
                indent,
            )
            for page, ended, role, level, auto, box, size, bold, turns, lists, indent in packed[
                "marks"
            ]
        ),
        Paragraphs(packed["paragraphs"]),
        packed["pages"],
        tuple(packed["notes"]),
        packed["title"],
        tuple((name, value) for name, value in packed["fields"]),
    )


_ROLES = {role.value: role for role in LineRole}


def _limit() -> None:
    """Limit this process's memory and computing time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time-outs have to do
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, int(LONGEST_READING))):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def main(arguments: Sequence[str]) -> None:
    """Read the file on standard input and answer on standard output."""
    _limit()
    name, *options = arguments
    out = os.fdopen(os.dup(1), "wb")
    # Libraries that print would be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def answer(kind: str, words: str) -> None:
        out.write(f"{kind} {words}\n".encode())
        out.flush()

    try:
        from kaoview.reading.formats.progress import listen
        from kaoview.reading.formats.registry import read_here

        listen(lambda done, total: answer("p", f"{done} {total}"))
        source = read_here(name, sys.stdin.buffer.read(), ocr="--ocr" in options)
        answer("t", json.dumps(_pack(source)))
    except FormatError as error:
        answer("e", json.dumps(str(error)))
    except MemoryError:
        answer("e", json.dumps(_TOO_BIG))
    except Exception as error:  # a defect in the reading: the parent names the file
        answer("e", json.dumps(f"{_CRASHED}（{type(error).__name__}）"))


if __name__ == "__main__":
    main(sys.argv[1:])
