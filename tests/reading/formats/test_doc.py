"""Word files of the years 1997 to 2003."""

from __future__ import annotations

import builtins
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kaoview.reading.formats.doc import paragraph_lines, read_text
from kaoview.reading.formats.file_format import FormatError
from kaoview.reading.formats.registry import read_here
from tests.tools.ole_files import ole_file, with_endless_table, word_file
from tests.tools.packages import docx, level, lists, p

TEXT = "施政計畫\r一、長照\r布建據點。\r"


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def read(data: bytes) -> list[str]:
    return [line.raw.text for line in read_here("計畫.doc", data).lines]


@pytest.mark.usefixtures("without_office")
def test_the_text_is_read_without_libreoffice_and_missing_numbers_are_said() -> None:
    source = read_here("計畫.doc", word_file(TEXT))
    assert [line.text for line in source.lines] == ["施政計畫", "一、長照", "布建據點。"]
    assert source.notes == (
        "舊版 Word 檔的自動編號沒有寫在文字裡，讀不到；裝了 LibreOffice 就會一起讀",
    )


@pytest.mark.usefixtures("without_office")
def test_pieces_of_one_byte_a_character_are_read() -> None:
    assert read(word_file("Smart City\r", narrow=True)) == ["Smart City"]


def lines(text: str) -> list[str]:
    return [words for words, _ in paragraph_lines(text)]


def test_the_result_of_a_field_is_kept() -> None:
    text = "見\x13 PAGEREF a \x13 inner \x14x\x15\x14第 3 頁\x15。\r"
    assert lines(text) == ["見第 3 頁。"]


def test_cells_end_with_a_bell_and_rows_with_another() -> None:
    text = "前文\r機關\x07預算\x07\x07衛生局\x0710\r20\x07\x07後文\r"
    assert lines(text) == ["前文", "機關\t預算", "衛生局\t10\x0b20", "後文"]


def test_rows_may_have_empty_cells() -> None:
    assert lines("甲\x07\x07\x07乙\x07丙\x07\x07") == ["甲\t", "乙\t丙"]


def test_rows_of_different_lengths_end_at_empty_cells() -> None:
    assert lines("甲\x07乙\x07\x07丙\x07\x07丁\x07戊\x07\x07") == ["甲\t乙", "丙\t", "丁\t戊"]


def test_line_breaks_and_controls_are_taken_out() -> None:
    assert lines("甲\x0b乙\x01\x0c丙\r") == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (word_file(TEXT, flags=0x100), "密碼保護"),
        (word_file(TEXT, version=0x65), "Word 95"),
        (ole_file({"Other": b"x" * 5000}), "不是 Word 文件"),
        (ole_file({"EncryptedPackage": b"x" * 5000}), "密碼保護"),
        (ole_file({"WordDocument": b"\x00" * 4}), "Word 95"),
        (word_file(TEXT)[:600], "打不開"),
        (word_file(TEXT * 50, times=300), "打不開"),
        (with_endless_table(word_file(TEXT)), "打不開"),
    ],
    ids=["password", "old", "other", "package", "short", "cut", "repeated pieces", "endless"],
)
@pytest.mark.usefixtures("without_office")
def test_what_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(data)


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name == "olefile":
            raise ImportError(name)
        return real(name, *args, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FormatError, match=r"pip install 'kaoview\[word97\]'"):
        read(word_file(TEXT))


def test_an_office_that_fails_leaves_the_text_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(word_file(TEXT))[0] == "施政計畫"


def test_what_an_office_converts_is_read_with_its_numbers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    numbering = lists({0: level(0, "taiwaneseCountingThousand", "%1、")}, {1: (0, "")})
    made = tmp_path / "made.docx"
    made.write_bytes(docx(p("長照", list_=(1, 0)), numbering=numbering))
    program = tmp_path / "soffice"
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n'
        f'/bin/cp {made} "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(word_file("長照\r")) == ["一、長照"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_made_is_read_with_its_numbers(tmp_path: Path) -> None:
    numbering = lists({0: level(0, "taiwaneseCountingThousand", "%1、")}, {1: (0, "")})
    source = tmp_path / "a.docx"
    source.write_bytes(docx(p("長照", list_=(1, 0)) + p("防疫", list_=(1, 0)), numbering=numbering))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=80,
    )
    assert read((tmp_path / "a.doc").read_bytes()) == ["一、長照", "二、防疫"]


def test_a_stream_that_names_more_than_the_file_has_is_not_followed() -> None:
    endless = Path(__file__).parents[2] / "corpus" / "word97" / "slow-endless-stream"
    with pytest.raises(FormatError, match="打不開"):
        read_text(endless.read_bytes())


def test_a_folder_in_place_of_the_text_is_no_word_file() -> None:
    data = bytearray(word_file(TEXT))
    data[data.index("WordDocument".encode("utf-16-le")) + 66] = 1  # a folder, no stream
    with pytest.raises(FormatError, match="打不開"):
        read_text(bytes(data))
