"""Zip packages of XML are opened with care: what is hostile or broken is refused in one sentence."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from kaoview.reading.formats import package as guarded
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.package import Package, parse_xml
from tests.tools.packages import package


def test_parts_are_read_by_name() -> None:
    opened = Package(package({"a.xml": "<a>字</a>"}))
    assert opened.names() == ["a.xml"]
    assert opened.read("a.xml") == "<a>字</a>".encode()
    assert opened.read("b.xml") is None
    assert opened.parse("b.xml") is None
    root = opened.parse("a.xml")
    assert root is not None and root.children == ["字"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all" * 10])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="不完整或壞了"):
        Package(data)


def test_a_part_that_unpacks_to_more_than_a_document_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarded, "MOST_UNPACKED", 10_000)
    with pytest.raises(FormatError, match="展開後太大"):
        Package(package({"a.xml": "0" * 10_001})).read("a.xml")


def test_a_part_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(package({"a.xml": "0" * 3_000_000}))
    # The size that the directory states: 22 bytes from the start of its only entry.
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 100)
    with pytest.raises(FormatError, match=r"不完整或壞了|展開後太大"):
        Package(bytes(data)).read("a.xml")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "MOST_PARTS", 3)
    with pytest.raises(FormatError, match="展開後太大"):
        Package(package({f"{at}": "" for at in range(4)}))


def test_a_protected_part_is_refused() -> None:
    data = bytearray(package({"a.xml": "<a/>"}))
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    with pytest.raises(FormatError, match="密碼保護"):
        Package(bytes(data)).read("a.xml")


def test_a_damaged_part_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.xml", "<a>" + "字" * 100 + "</a>")
    data = buffer.getvalue().replace("字字字".encode(), "子子子".encode())
    with pytest.raises(FormatError, match="不完整或壞了"):
        Package(data).read("a.xml")


ENTITIES = """<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>"""
EXTERNAL = """<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd"><w/>"""
FILE = """<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>"""


@pytest.mark.parametrize("text", [ENTITIES, EXTERNAL, FILE])
def test_document_types_are_refused_so_nothing_is_expanded_or_fetched(text: str) -> None:
    with pytest.raises(FormatError, match="DOCTYPE"):
        parse_xml(text.encode())


def test_nesting_beyond_reason_is_refused() -> None:
    deep = 100_000
    with pytest.raises(FormatError, match="一層套一層"):
        parse_xml(b"<a>" * deep + b"</a>" * deep)


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<?xml version='1.0' encoding='utf-99'?><a/>", b"\xff\xfe<"]
)
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="不完整或壞了"):
        parse_xml(data)


def test_names_have_their_usual_prefixes_and_others_their_namespace() -> None:
    root = parse_xml(
        b'<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        b'xmlns:y="urn:other"><y:q x:val="1"/></x:p>'
    )
    assert root.tag == "w:p"
    assert root.elements[0].tag == "{urn:other}q"
    assert root.elements[0].get("w:val") == "1"
    assert root.elements[0].get("missing", "0") == "0"


def test_a_part_that_packs_far_too_well_is_not_unpacked() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:p/>" * 4_000_000)
        package.writestr("word/styles.xml", b"<w:p/>" * 1_000_000)
    package_of = guarded.Package(data.getvalue())
    with pytest.raises(FormatError, match="展開後太大"):
        package_of.read("word/document.xml")
    assert package_of.read("word/styles.xml") is not None, "small enough to be harmless"
