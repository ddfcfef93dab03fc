"""PDF files for tests, made on the spot: a page is drawn with a few calls.

The Chinese font is one of those every reader of PDF knows, so no font file is needed and none is
embedded, as in many documents of governments.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "MSung-Light"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP = 72.0, WIDTH - 72.0, HEIGHT - 90.0
LEADING = 1.5  # of the size, as word processors print Chinese
_NEVER_FIRST = "，。、；：！？」）"


class PdfFile:
    """A PDF that is drawn page by page, from the top of each page down."""

    def __init__(self, **named: Any) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=1, **named)
        self.size = 12.0
        self.top = TOP

    def text(self, x: float, y: float, words: str, size: float | None = None) -> None:
        """Print words on a line."""
        self.canvas.setFont(FONT, size or self.size)
        self.canvas.drawString(x, y, words)

    def paragraph(
        self,
        words: str,
        *,
        left: float = LEFT,
        right: float = RIGHT,
        indent: float = 0.0,
        hanging: float = 0.0,
        size: float | None = None,
        space: float = 0.0,
    ) -> int:
        """Print a paragraph below what is printed already, its lines filled; return their number.

        Args:
            words: The paragraph.
            left: Its left edge.
            right: Its right edge.
            indent: Points that the first line is indented.
            hanging: Points that all other lines are indented.
            size: The size of its characters.
            space: Points above it.
        """
        size = size or self.size
        self.top -= space
        lines = 0
        while words:
            start = left + (hanging if lines else indent)
            fit = _fitting(words, right - start, size)
            self.top -= size * LEADING
            self.text(start, self.top, words[:fit], size)
            words = words[fit:]
            lines += 1
        return lines

    def bold_line(self, words: str) -> None:
        """Print a line below what is printed already, its characters outlined to be bold."""
        self.top -= self.size * LEADING
        line = self.canvas.beginText(LEFT, self.top)
        line.setFont(FONT, self.size)
        line.setTextRenderMode(2)
        line.textOut(words)
        line.setTextRenderMode(0)
        self.canvas.drawText(line)

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x1, y1, x2, y2)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        across: bool = True,
        height: float = 24.0,
    ) -> None:
        """Draw a table below what is printed already, a line of text in each cell.

        Args:
            rows: The texts of the cells; None joins a cell with the one to its left.
            widths: The widths of the columns in points.
            across: Whether rules divide the rows, not only the columns.
            height: The height of a row in points.
        """
        top = self.top - 6
        xs = [LEFT + sum(widths[:at]) for at in range(len(widths) + 1)]
        bottom = top - height * len(rows)
        for at in range(len(rows) + 1):
            if across or at in (0, len(rows)):
                self.rule(xs[0], top - at * height, xs[-1], top - at * height)
        for number, row in enumerate(rows):
            y = top - number * height
            for column, cell in enumerate(row):
                if cell is not None:
                    self.text(xs[column] + 4, y - height * 0.68, cell, 11)
        for column, x in enumerate(xs):
            for number in range(len(rows)):
                joined = column < len(widths) and rows[number][column] is None
                if not joined:
                    self.rule(x, top - number * height, x, top - (number + 1) * height)
        self.top = bottom - 6

    def picture(self, words: str = "", size: float = 28.0) -> None:
        """Fill the page with a picture, as a scanner does; words on it are dots, not text."""
        from PIL import Image, ImageDraw, ImageFont

        image = Image.new("L", (1240, 1754), 255)
        if words:
            font = ImageFont.truetype(find_font(), int(size * 2))
            ImageDraw.Draw(image).text((150, 200), words, fill=0, font=font)
        else:
            ImageDraw.Draw(image).rectangle((200, 200, 900, 260), fill=0)
        self.canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)

    def next_page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()
        self.top = TOP

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._buffer.getvalue()


def find_font() -> str:
    """Return the path of a Chinese font, or empty; only pictures of text need one."""
    from pathlib import Path

    found = sorted(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc"))
    return str(found[0]) if found else ""


def _fitting(words: str, room: float, size: float) -> int:
    """Return how many characters fit on a line; punctuation hangs rather than begins a line."""
    fit = len(words)
    while fit > 1 and pdfmetrics.stringWidth(words[:fit], FONT, size) > room:
        fit -= 1
    while fit > 1 and fit < len(words) and words[fit] in _NEVER_FIRST:
        fit -= 1
    return fit
