"""Bullets typed by hand: those of one sign are nested by their indents alone, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaoview.reading.formats.indents import points, typed_indent
from tests.reading.outline_text import outline, read_text
from tests.tools.packages import docx, odf_p, odt, p
from tests.tools.pdf_files import LEFT, PdfFile

TITLE = "花蓮縣鳳林鎮公所114年度施政計畫"
ENTRIES = [
    (0, "一、建設課"),
    (0, "●道路橋梁"),
    (1, "●產業道路路面改善"),
    (2, "●長橋段十二公里"),
    (1, "●橋梁檢測"),
    (0, "●排水防洪"),
    (0, "二、農業課"),
    (0, "●農路維護"),
]
NESTED = """\
一、建設課
  ●道路橋梁
    ●產業道路路面改善
      ●長橋段十二公里
    ●橋梁檢測
  ●排水防洪
二、農業課
  ●農路維護"""


def word(extra: str = '<w:ind w:left="{}" w:hanging="240"/>', sign: str = "●") -> bytes:
    body = (
        p(words.replace("●", sign), extra=extra.format(480 * level)) for level, words in ENTRIES
    )
    return docx(p(TITLE) + "".join(body))


def odf() -> bytes:
    styles = "".join(
        f'<style:style style:name="I{at}" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-left="{at * 0.8}cm" fo:text-indent="-0.4cm"/></style:style>'
        for at in range(3)
    )
    body = "".join(odf_p(words, style=f"I{level}") for level, words in ENTRIES)
    return odt(odf_p(TITLE) + body, automatic=styles)


def page(style: str = "MARGIN-LEFT: {}pt", pad: str = "") -> bytes:
    body = "".join(
        f'<p style="{style.format(24 * level)}">{pad * level}{words}</p>'
        for level, words in ENTRIES
    )
    return f"<h1>{TITLE}</h1>{body}".encode()


def rich_text(setting: str = "\\pard\\li{}\\fi-240 ") -> bytes:
    def coded(words: str) -> str:
        return "".join(f"\\u{(ord(c) + 32768) % 65536 - 32768}?" for c in words)

    body = "".join(
        setting.format(480 * level) + f"{coded(words)}\\par\n" for level, words in ENTRIES
    )
    return f"{{\\rtf1\\ansi\\pard {coded(TITLE)}\\par\n{body}}}".encode("ascii")


def drawn() -> bytes:
    pdf = PdfFile()
    pdf.paragraph(TITLE, size=18)
    for level, words in ENTRIES:
        pdf.paragraph(words, left=LEFT + 18 * level)
    return pdf.data()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("計畫.docx", word()),
        ("字數.docx", word('<w:ind w:leftChars="{}" w:left="1"/>')),
        ("計畫.odt", odf()),
        ("計畫.html", page()),
        ("四邊.html", page("padding: 0 1px 2px {}pt; color: red")),
        ("計畫.rtf", rich_text()),
        ("計畫.pdf", drawn()),
    ],
    ids=["Word", "characters", "ODF", "page", "padding", "RTF", "PDF"],
)
def test_bullets_of_one_sign_are_nested_by_their_indents(
    tmp_path: Path, name: str, data: bytes
) -> None:
    library = read_text(tmp_path, data, name)
    assert outline(library) == NESTED
    assert library.documents[0].account.whole


def test_white_space_typed_before_a_bullet_indents_it(tmp_path: Path) -> None:
    spaced = "".join(p("　" * level + words) for level, words in ENTRIES)
    library = read_text(tmp_path, docx(p(TITLE) + spaced), "計畫.docx")
    assert outline(library) == NESTED
    library = read_text(tmp_path, page("", "&nbsp;&nbsp;"), "計畫.html")
    assert outline(library) == NESTED


def test_indents_of_the_styles_below_count(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="I{at}"><w:basedOn w:val="I{max(at - 1, 0)}"/>'
        f'<w:pPr><w:ind w:start="{360 * at}"/></w:pPr></w:style>'
        for at in range(3)
    )
    body = p(TITLE) + "".join(p(words, style=f"I{level}") for level, words in ENTRIES)
    assert outline(read_text(tmp_path, docx(body, styles=styles), "計畫.docx")) == NESTED


def test_small_round_bullets_are_items_where_the_indent_is_known(tmp_path: Path) -> None:
    library = read_text(tmp_path, word(sign="•"), "計畫.docx")
    assert outline(library) == NESTED.replace("●", "•")


def test_one_indent_for_all_is_one_list(tmp_path: Path) -> None:
    library = read_text(tmp_path, word('<w:ind w:left="480"/>'), "計畫.docx")
    flat = "\n".join(words if "、" in words else f"  {words}" for _, words in ENTRIES)
    assert outline(library) == flat


def test_a_bullet_set_in_the_middle_of_the_page_is_not_within_the_one_before(
    tmp_path: Path,
) -> None:
    body = "".join(
        p(words, extra=f'<w:ind w:left="{left}"/>')
        for words, left in [("●道路", 0), ("●橋梁", 4000), ("●排水", 0)]
    )
    library = read_text(tmp_path, docx(p(TITLE) + p("一、建設課") + body), "計畫.docx")
    assert outline(library) == "一、建設課\n  ●道路\n  ●橋梁\n  ●排水"


def test_another_sign_closes_by_its_indent(tmp_path: Path) -> None:
    entries = [("■道路", 0), ("●橋梁", 480), ("◎檢測", 960), ("●涵管", 480), ("■排水", 0)]
    body = "".join(p(words, extra=f'<w:ind w:left="{left}"/>') for words, left in entries)
    library = read_text(tmp_path, docx(p(TITLE) + p("一、建設課") + body), "計畫.docx")
    assert outline(library) == ("一、建設課\n  ■道路\n    ●橋梁\n      ◎檢測\n    ●涵管\n  ■排水")


@pytest.mark.parametrize(
    ("length", "expected"),
    [("24pt", 24.0), ("2.54cm", 72.0), ("16px", 12.0), ("2em", 24.0), ("-12pt", -12.0)],
)
def test_lengths_are_points(length: str, expected: float) -> None:
    assert points(length) == pytest.approx(expected)


@pytest.mark.parametrize("length", ["", "auto", "5%", "-", "."])
def test_what_is_no_length_says_nothing(length: str) -> None:
    assert points(length) is None


def test_typed_white_space_is_as_wide_as_its_characters() -> None:
    assert typed_indent("　●一") == typed_indent("  ●一") == typed_indent("\u00a0\u00a0●一")
    assert typed_indent("\t●一") == 2 * typed_indent("　●一")


def test_a_list_indented_by_tabs_is_no_table(tmp_path: Path) -> None:
    text = f"{TITLE}\n\n一、建設課\n\t(一)道路\n\t\t1.養護\n\t\t2.拓寬\n\t(二)橋梁\n二、農業課\n"
    assert outline(read_text(tmp_path, text)) == (
        "一、建設課\n  (一)道路\n    1.養護\n    2.拓寬\n  (二)橋梁\n二、農業課"
    )
    rows = f"{TITLE}\n\n一、建設課\n\t道路\t120\n\t橋梁\t80\n"
    assert "道路|120" in outline(read_text(tmp_path, rows))


def test_backslashes_of_a_rich_text_are_no_control_words(tmp_path: Path) -> None:
    library = read_text(tmp_path, b"{\\rtf1\\ansi\\pard a\\\\li480 b\\par}", "計畫.rtf")
    assert "a\\li480 b" in outline(library)


@pytest.mark.parametrize("pad", ["　　", "    ", "\t"])
def test_white_space_before_bullets_of_plain_text_nests_them(tmp_path: Path, pad: str) -> None:
    text = f"{TITLE}\n\n" + "\n".join(pad * level + words for level, words in ENTRIES) + "\n"
    library = read_text(tmp_path, text)
    assert outline(library) == NESTED
    assert library.documents[0].account.whole
