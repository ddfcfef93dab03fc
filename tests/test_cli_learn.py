"""Learning the program: the man page, the tour, a document on standard input, advice."""

import re
import shutil
import subprocess

import pytest

from kaoview.paths import data_folder
from tests.test_cli import run, told
from tests.test_cli_bad_input import complaint

OUTLINE = data_folder() / "documents" / "113-annual-outline.txt"


def test_the_man_page_names_every_command_and_option():
    page = told("man")
    assert page.startswith(".TH KAOVIEW 1")
    for words in ("kaoview export", "kaoview diff", "\\-\\-library", "NO_COLOR"):
        assert words in page
    assert not [
        line for line in page.splitlines() if re.match(r"\.(?!TH|SH|SS|TP|PP|B|ad|nh)", line)
    ]


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_man_page_can_be_set():
    found = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-z", "-w", "mac", "-w", "syntax"],
        input=told("man"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "error" not in found.stderr


def test_the_tour_needs_a_terminal():
    assert "導覽要在終端機裡開" in complaint("tour")


def test_a_document_is_read_from_standard_input():
    found = run("--library", "-", "tree", input=OUTLINE.read_bytes())
    assert (found.exit_code, found.stderr) == (0, "")
    assert "113-衛生局" in found.stdout


def test_it_can_stand_beside_the_others():
    found = run("--add", "-", "check", input="自己的文件\n一、第一項。\n二、第二項。\n".encode())
    assert "標準輸入.txt" in found.stdout
    assert "113-annual-outline" in found.stdout


def test_nothing_on_standard_input_is_said():
    assert "標準輸入是空的" in complaint("--library", "-", "tree", input=b"")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("diff", "112", "113", "-o", "x.odt"), "kaoview export --diff 舊 新 -o 檔案"),
        (("search", "淨零", "--output", "x.md"), "kaoview export --search 詞 --output 檔案"),
        (("show", "113-衛生局", "-o", "x.md"), "kaoview export ID -o 檔案"),
    ],
)
def test_who_wants_a_file_is_led_to_the_export(words, advice):
    assert advice in complaint(*words)
