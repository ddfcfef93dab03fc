"""Makes a terminal's SVG fit for Chinese: what Textual exports counts characters where it means cells.

Textual gives every run of words the width of its characters, so that Chinese, two cells a
character, is squeezed into half its place; and it names a web font by its address. Here every run
is cut where the width of its characters changes, and each part gets its place by cells. A cell is
made half as wide as the type is high, which is what a Chinese character and two figures take. The
fonts are those that are on the reader's machine; nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree as Tree

from kaoview.text.cell_width import cell_width

SVG = "http://www.w3.org/2000/svg"
FONTS = (
    '"Noto Sans Mono CJK TC", "Sarasa Mono TC", "PingFang TC", "Microsoft JhengHei", '
    '"Noto Sans Mono", monospace'
)
DRAWN = 12.2
"""The width of a cell as Textual exports it."""
CELL = 10.0
"""The width of a cell in the picture: half of the size of the type."""
_SQUEEZE = CELL / DRAWN


def picture(exported: str) -> str:
    """Return the picture of a terminal as a whole SVG document.

    Args:
        exported: What ``App.export_screenshot`` gives.
    """
    Tree.register_namespace("", SVG)
    root = Tree.fromstring(exported)  # its comment, which names an address, is not kept
    terminal = _of(root, "clipPath")[0][0]
    saved = float(terminal.attrib["width"]) * (1 - _SQUEEZE)
    for style in _of(root, "style"):
        style.text = _style(style.text or "")
    _narrow_frame(root, saved)
    for clip in _of(root, "clipPath"):
        _squeeze(clip[0])
    for group in _of(root, "g"):
        if group.get("clip-path"):
            for rectangle in _of(group, "rect"):
                _squeeze(rectangle)
        _cut_words(group)
    Tree.indent(root, space=" ")
    return Tree.tostring(root, encoding="unicode") + "\n"


def _of(element: Tree.Element, name: str) -> list[Tree.Element]:
    return list(element.iter(f"{{{SVG}}}{name}"))


def _style(css: str) -> str:
    """Return the style sheet with fonts by name alone."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {FONTS};", css)
    # Full-width forms would make every figure as wide as a Chinese character.
    css = re.sub(r"font-variant-east-asian:[^;]*;", "", css)
    return "\n".join(line.strip() for line in css.splitlines() if line.strip())


def _narrow_frame(root: Tree.Element, saved: float) -> None:
    """Narrow the window around the terminal by what the terminal is narrower."""
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    root.set("viewBox", f"{left:g} {top:g} {width - saved:g} {height:g}")
    for child in root:
        if child.tag == f"{{{SVG}}}rect":
            child.set("width", f"{float(child.attrib['width']) - saved:g}")
        elif child.tag == f"{{{SVG}}}text":
            child.set("x", f"{float(child.attrib['x']) - saved / 2:g}")


def _squeeze(rectangle: Tree.Element) -> None:
    for name in ("x", "width"):
        rectangle.set(name, f"{float(rectangle.get(name, '0')) * _SQUEEZE:.1f}")


def _cut_words(group: Tree.Element) -> None:
    """Cut the words that stand directly in a group into runs of one width."""
    for at, child in reversed(list(enumerate(group))):
        if child.tag == f"{{{SVG}}}text":
            group.remove(child)
            for part in reversed(_parts(child)):
                group.insert(at, part)


def _parts(words: Tree.Element) -> list[Tree.Element]:
    """Return the parts of a run of words, each with its place; blank ones are left out."""
    parts = []
    place = float(words.attrib["x"]) * _SQUEEZE
    for characters in _runs(words.text or ""):
        width = cell_width(characters) * CELL
        if characters.strip():
            attributes = {
                **words.attrib,
                "x": f"{place:.1f}",
                "textLength": f"{width:.1f}",
                "lengthAdjust": "spacingAndGlyphs",
            }
            part = Tree.Element(words.tag, attributes)
            part.text = characters
            parts.append(part)
        place += width
    return parts


def _runs(text: str) -> list[str]:
    """Return a text cut where the width of its characters changes, marks with what they stand on.

    >>> _runs("113 施政綱要(一)")
    ['113 ', '施政綱要', '(', '一', ')']
    """
    runs: list[str] = []
    for width, characters in groupby(text.replace("\n", ""), key=cell_width):
        if width == 0 and runs:
            runs[-1] += "".join(characters)
        else:
            runs.append("".join(characters))
    return runs
