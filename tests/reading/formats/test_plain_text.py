import pytest

from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.registry import LARGEST, read_source

TEXT = "一、行政暨國際事務\n(一) 從城市議題拓展"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp950", "cp950"),
    ],
)
def test_encodings(encoding: str, named: str) -> None:
    source = read_source("綱要.txt", TEXT.encode(encoding))
    assert (source.text, source.encoding) == (TEXT, named)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b" \n\n", "空的"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Office"),
        (b"abc\x00def", "二進位"),
        (b"\x01\x02\x03\x04abc" * 9, "二進位"),
        (b"\xff\xfe\x00\xd8", "編碼"),
        ("計畫".encode("euc-jp") + b"\xff\xff\x80", "編碼"),
        pytest.param(b"a" * (LARGEST + 1), "太大", id="too-large"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read_source("檔.txt", data)


def test_lines_are_numbered_as_editors_number_them() -> None:
    source = read_source("a.txt", "壹、總論\r\n\r\n 一、前言 \r二、\x0c現況\n".encode())
    assert [(line.number, line.text) for line in source.lines] == [
        (1, "壹、總論"),
        (2, ""),
        (3, "一、前言"),
        (4, "二、 現況"),
    ]
    third = source.lines[2]
    assert third.ended and third.starts_page and third.indent == 1
    assert source.line_at(source.text.index("現況")) == 4


def test_user_made_characters_are_signs_with_their_codes() -> None:
    made = "高雄市政府 114年度施政綱要\n一、里長".encode("cp950") + b"\xfa\x40"
    found = read_source("計畫.txt", made + "先生推動里政工作。\n".encode("cp950"))
    assert found.encoding == "cp950"
    assert "里長□(FA40)先生" in found.text
    assert any("有 1 個造字（FA40在第 2 行）" in note for note in found.notes)


def test_the_big5_of_hong_kong_is_no_user_made_text() -> None:
    data = "某市政府 114年度施政綱要\n一、辦理嘅工作。\n".encode("big5hkscs")
    found = read_source("計畫.txt", data)
    assert found.encoding == "big5hkscs"
    assert "嘅" in found.text
