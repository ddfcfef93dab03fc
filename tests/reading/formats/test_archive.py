"""Zip archives of documents: each member is one, and no member can harm."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from kaoview.library.load import load
from kaoview.reading.formats import archive
from kaoview.reading.formats.archive import is_archive, members
from kaoview.reading.formats.file_format import FormatError
from tests.tools.packages import package

PLAN = "桃園市政府衛生局114年度施政計畫\n\n一、長照\n辦理長照。\n"


def errors(data: bytes) -> dict[str, str]:
    return {member.name: member.error for member in members(data)}


def test_members_are_documents_of_their_own_in_the_order_of_their_names(tmp_path: Path) -> None:
    path = tmp_path / "計畫.zip"
    path.write_bytes(
        package(
            {"b/教育.txt": PLAN.replace("衛生", "教育"), "a/衛生.txt": PLAN, "x.png": "x", "d/": ""}
        )
    )
    library = load([path])
    assert [document.id for document in library.documents] == ["衛生.txt", "教育.txt"]
    assert library.documents[0].path == str(path / "a/衛生.txt")


def test_a_word_file_is_no_archive() -> None:
    assert is_archive("a.zip", b"PK\x03\x04")
    assert not is_archive("a.docx", b"PK\x03\x04")
    assert not is_archive("a.zip", b"text")


def test_names_in_big5_are_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("AAAAAAAA.txt", PLAN)
    data = buffer.getvalue().replace(b"AAAAAAAA", "施政計畫".encode("cp950"))
    assert list(errors(data)) == ["施政計畫.txt"]


@pytest.mark.parametrize("name", ["/etc/x.txt", "../x.txt", "a/../../x.txt", "C:x.txt", "a\\..\\x"])
def test_names_that_lead_out_of_the_archive_are_not_read(name: str) -> None:
    (error,) = errors(package({name: PLAN})).values()
    assert error == "檔名指到壓縮檔以外的地方，為了安全不讀"


def test_a_member_with_a_password_is_said_and_the_rest_is_read() -> None:
    data = bytearray(package({"a.txt": PLAN, "b.txt": PLAN}))
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    found = errors(bytes(data))
    assert found["a.txt"] == "有密碼保護，請先解開再試"
    assert found["b.txt"] == ""


def test_a_member_that_unpacks_to_far_more_than_a_document_is_not_unpacked() -> None:
    (error,) = errors(package({"bomb.txt": b"0" * 11_000_000})).values()
    assert error == "展開後太大，不像正常的文件，已經放棄"


def test_a_damaged_member_is_said() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a.txt", PLAN)
    data = buffer.getvalue().replace("辦理".encode(), "理辦".encode())
    assert errors(data) == {"a.txt": "在壓縮檔裡壞了，打不開"}


def test_what_cannot_be_an_archive_of_documents_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError, match="壓縮檔不完整或壞了"):
        list(members(b"PK\x03\x04"))
    monkeypatch.setattr(archive, "_MOST_MEMBERS", 1)
    with pytest.raises(FormatError, match="有 2 個檔案"):
        list(members(package({"a.txt": "", "b.txt": ""})))
    monkeypatch.setattr(archive, "_MOST_UNPACKED", 10)
    with pytest.raises(FormatError, match="解開後太大"):
        list(members(package({"a.txt": PLAN})))


def test_a_broken_archive_is_a_problem_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no more")
    (tmp_path / "c.zip").write_bytes(package({"../x.txt": PLAN}))
    (tmp_path / "d.zip").write_text("no archive at all", encoding="utf-8")
    library = load([tmp_path])
    said = {Path(each.path).name: each.message for each in library.problems}
    assert said["b.zip"] == "壓縮檔不完整或壞了，打不開；請重新下載再試"
    assert said["x.txt"] == "檔名指到壓縮檔以外的地方，為了安全不讀"
    assert library.documents[0].id == "a.txt"
