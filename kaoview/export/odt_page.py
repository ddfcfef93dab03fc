"""The page of an ODF text document: A4, the font, and page numbers at the foot."""

from __future__ import annotations

from collections.abc import Iterable

from odfdo import Document, Element, XmlPart

from kaoview.export.office_style import FONT, PAGE_WORDS
from kaoview.reading.export_form import GENERATOR

TEXT_SIZE = "10pt"
"""The size of the text."""
MARGIN = "1.4cm"
"""The margins of the page."""
TEXT_WIDTH = "18.2cm"
"""The width of the page without its margins."""
SHADE = "#ededed"
"""The background of heads."""

_FONT_FACE = (
    f'<style:font-face style:name="{FONT}" svg:font-family="{FONT}"'
    ' style:font-family-generic="script" style:font-pitch="variable"/>'
)
_LAYOUT = (
    '<style:page-layout style:name="page"><style:page-layout-properties'
    ' fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"'
    f' fo:margin-top="{MARGIN}" fo:margin-bottom="{MARGIN}" fo:margin-left="{MARGIN}"'
    f' fo:margin-right="{MARGIN}"/><style:footer-style><style:header-footer-properties'
    ' fo:min-height="0.6cm" fo:margin-top="0.2cm"/></style:footer-style></style:page-layout>'
)
_FOOTER_STYLE = (
    '<style:style style:name="pages" style:family="paragraph"><style:paragraph-properties'
    f' fo:text-align="center"/><style:text-properties fo:font-size="{TEXT_SIZE}"'
    f' style:font-size-asian="{TEXT_SIZE}"/></style:style>'
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="page"><style:footer>'
    f'<text:p text:style-name="pages">{PAGE_WORDS[0]}<text:page-number'
    f' text:select-page="current">1</text:page-number>{PAGE_WORDS[1]}<text:page-count>1'
    f"</text:page-count>{PAGE_WORDS[2]}</text:p></style:footer></style:master-page>"
)


def font_properties(size: str = TEXT_SIZE, *, bold: bool = False, more: str = "") -> str:
    """Return the properties of text in the font of these documents.

    Args:
        size: Its size.
        bold: Whether it is bold.
        more: Further attributes.
    """
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
    return (
        f'<style:text-properties fo:font-size="{size}" style:font-size-asian="{size}"'
        f' style:font-name="{FONT}" style:font-name-asian="{FONT}"{weight}{more}/>'
    )


def paragraph_style(
    name: str, properties: str = "", *, size: str = TEXT_SIZE, bold: bool = False, more: str = ""
) -> str:
    """Return the style of a paragraph.

    Args:
        name: Its name.
        properties: Attributes of the paragraph.
        size: The size of its text.
        bold: Whether its text is bold.
        more: Further attributes of its text.
    """
    paragraph = f"<style:paragraph-properties {properties}/>" if properties else ""
    text = font_properties(size, bold=bold, more=more)
    return (
        f'<style:style style:name="{name}" style:family="paragraph">{paragraph}{text}</style:style>'
    )


def new_document(styles: Iterable[str]) -> Document:
    """Return an empty text document with the page set.

    Args:
        styles: The styles that its text uses.
    """
    document = Document("text")
    document.body.clear()
    content, of_pages = document.content, document.styles
    for part in (content, of_pages):
        _child(part, "font-face-decls").append(Element.from_tag(_FONT_FACE))
    for style in styles:
        _child(content, "automatic-styles").append(Element.from_tag(style))
    automatic = _child(of_pages, "automatic-styles")
    automatic.append(Element.from_tag(_LAYOUT))
    automatic.append(Element.from_tag(_FOOTER_STYLE))
    masters = _child(of_pages, "master-styles")
    for child in masters.children:
        masters.delete(child)
    masters.append(Element.from_tag(_MASTER))
    document.meta.generator = GENERATOR
    return document


def _child(part: XmlPart, name: str) -> Element:
    """Return an element that every document has.

    Raises:
        ValueError: The template that odfdo brings lacks it.
    """
    found = part.get_element(f"//office:{name}")
    if found is None:
        raise ValueError(name)
    return found
