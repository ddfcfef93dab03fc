"""Text of scanned pages, recognised by the program tesseract where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kaoview.reading.formats.file_format import FormatError

LANGUAGE = "chi_tra"
_DOTS_PER_INCH = 300
"""What tesseract was trained on; its makers name at least 300."""
_LARGEST_SIDE = 5000
"""Pixels of a page's longer side; larger pages are drawn smaller. Chosen by hand."""
_PATIENCE = 120.0
_BEAT = 2.0
"""Seconds that a page may take (about 5 are usual), and between two reports."""
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[\u3000-\u9fff\uff00-\uffef])")
"""Spaces that tesseract puts between Chinese characters."""


def find_program() -> str:
    """Return tesseract's path.

    Raises:
        FormatError: It or its data for traditional Chinese is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise FormatError("要辨識掃描的頁面，請先安裝 tesseract 與它的 chi_tra 資料")
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
    if LANGUAGE not in listed.stdout.split():
        raise FormatError("tesseract 沒有繁體中文的資料，請安裝 tesseract-ocr-chi-tra")
    return program


def recognise(program: str, page: Any, alive: Callable[[], None]) -> list[str]:
    """Return the lines of text on a page, empty where paragraphs are apart.

    Args:
        program: Tesseract's path.
        page: A page of pypdfium2.
        alive: Is called every few seconds while tesseract works.
    """
    longer = max(page.get_size())
    scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / longer)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    with tempfile.TemporaryDirectory(prefix="kaoview-") as folder:
        picture = Path(folder, "page.pgm")
        with picture.open("wb") as file:
            file.write(f"P5 {bitmap.width} {bitmap.height} 255\n".encode())
            for row in range(bitmap.height):
                start = row * bitmap.stride
                file.write(rows[start : start + bitmap.width])
        target = Path(folder, "page")
        process = subprocess.Popen(
            [program, str(picture), str(target), "-l", LANGUAGE, "--psm", "3"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for _ in range(int(_PATIENCE / _BEAT)):
                try:
                    process.wait(_BEAT)
                    break
                except subprocess.TimeoutExpired:
                    alive()
        finally:
            process.kill()
            process.wait()
        text = target.with_suffix(".txt")
        found = text.read_text(encoding="utf-8", errors="replace") if text.is_file() else ""
    return [_BETWEEN_HAN.sub("", line.strip()) for line in found.replace("\f", "").split("\n")]
