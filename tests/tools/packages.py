"""Word and ODF files for tests, made from fragments of their XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DC = "http://purl.org/dc/elements/1.1/"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "style", "table", "draw")
)
_ODF_NAMES += f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0"'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
)


def _rels(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip package of parts by their names; the same parts are the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# Word


def p(
    words: str = "", *, style: str = "", list_: tuple[int, int] | None = None, extra: str = ""
) -> str:
    """Return a paragraph of Word.

    Args:
        words: Its text.
        style: The id of its style.
        list_: The list and the level (from 0) that number it.
        extra: Further properties.
    """
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbers = (
        f'<w:numPr><w:ilvl w:val="{list_[1]}"/><w:numId w:val="{list_[0]}"/></w:numPr>'
        if list_
        else ""
    )
    return f"<w:p><w:pPr>{chosen}{numbers}{extra}</w:pPr>{run(words) if words else ''}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def level(
    number: int, form: str, text: str, *, start: int = 1, more: str = "", style: str = ""
) -> str:
    """Return a level of a list definition (``text`` with %1 for the number of level 1)."""
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{bound}'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(definitions: Mapping[int, str], instances: Mapping[int, tuple[int, str]]) -> str:
    """Return Word's part of lists.

    Args:
        definitions: The levels of each definition by its id.
        instances: The definition of each instance by its id, and what the instance overrides.
    """
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>'
        for id, levels in definitions.items()
    )
    nums = "".join(
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for id, (of, more) in instances.items()
    )
    return f'<w:numbering xmlns:w="{_W}">{abstract}{nums}</w:numbering>'


def docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    title: str = "",
    pages: int = 0,
) -> bytes:
    """Return a Word file."""
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _rels("officeDocument", "word/document.xml"),
        "word/document.xml": (
            f'<w:document xmlns:w="{_W}" xmlns:mc="{_MC}"><w:body>{body}</w:body></w:document>'
        ),
    }
    if numbering:
        found["word/numbering.xml"] = numbering
        found["word/_rels/document.xml.rels"] = _rels("numbering", "numbering.xml")
    if styles:
        found["word/styles.xml"] = f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
    if title:
        found["docProps/core.xml"] = f'<c xmlns:dc="{_DC}"><dc:title>{title}</dc:title></c>'
    if pages:
        found["docProps/app.xml"] = (
            f'<Properties xmlns="{_PROPERTIES}"><Pages>{pages}</Pages></Properties>'
        )
    return package({**found, **(parts or {})})


def w_part(tag: str, content: str) -> str:
    """Return a further part of a Word file (``w:hdr``, ``w:footnotes``)."""
    return f'<{tag} xmlns:w="{_W}">{content}</{tag}>'


# ODF


def list_style(name: str, *levels: str) -> str:
    """Return a list style of ODF."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def list_level(
    number: int, form: str, suffix: str = "、", *, prefix: str = "", more: str = ""
) -> str:
    """Return a level of an ODF list style (``form`` is a sample: ``一, 二, 三, ...``)."""
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" '
        f'style:num-prefix="{prefix}" style:num-suffix="{suffix}" {more}/>'
    )


def odf_list(style: str, *items: str, more: str = "") -> str:
    """Return a list whose items are XML."""
    inside = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def odf_p(words: str, style: str = "") -> str:
    """Return a paragraph of ODF."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def odt(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    meta: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return an ODF text.

    Args:
        body: What it prints.
        automatic: The styles of its own content.
        styles: Its named styles, with master pages.
        meta: What stands in its description.
        parts: Further parts.
    """
    found: dict[str, str | bytes] = {
        "mimetype": ODT_TYPE,
        "content.xml": (
            f"<office:document-content {_ODF_NAMES}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ),
        "styles.xml": f"<office:document-styles {_ODF_NAMES}>{styles}</office:document-styles>",
    }
    if meta:
        found["meta.xml"] = (
            f'<office:document-meta {_ODF_NAMES} xmlns:dc="{_DC}" xmlns:meta="{_ODF}meta:1.0">'
            f"<office:meta>{meta}</office:meta></office:document-meta>"
        )
    return package({**found, **(parts or {})})
