"""Characters that a terminal, a renderer or a spreadsheet would obey are told, never obeyed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import kaoview
from kaoview.export.data import json_text
from kaoview.export.markdown import export_markdown
from kaoview.model import Department, Library
from tests.export.sample import item, library, plan
from tests.export.whole import export_csv, export_json, export_jsonl

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OBEYED = [*BIDI_CONTROLS, "\u2028", "\u2029", "\x7f", "\x9b", "\x9f", "\udc80"]


def holding(text: str) -> Library:
    return library(
        Department("甲", "甲", (), (plan("107-甲", "甲", item("107-甲-1", "", "", text)),))
    )


def body(text: str) -> str:
    small = holding(text)
    written = export_markdown(small, list(small.departments), today=date(2025, 3, 1))
    return written.split("\n\n")[-2]  # before the source


@pytest.mark.parametrize("control", OBEYED, ids=ascii)
def test_json_tells_what_a_terminal_would_obey_by_its_number(control: str) -> None:
    small = holding(f"第1案{control}第2案")
    for written in (
        export_json(small, small.departments),
        export_jsonl(small, small.departments),
        json_text(f"第1案{control}第2案"),
        json_text(f"第1案{control}第2案", indent=None),
    ):
        assert control not in written
        assert f"第1案\\u{ord(control):04x}第2案" in written
    told = json.loads(export_json(small, small.departments))
    assert told["departments"][0]["plans"][0]["items"][0]["text"] == f"第1案{control}第2案"


def test_json_keeps_chinese_readable() -> None:
    assert json_text("淨零（2050）～\u3000", indent=None) == '"淨零（2050）～\u3000"\n'


def test_csv_shows_what_a_terminal_would_obey_as_a_stand_in() -> None:
    small = holding(f"第1案{BIDI_CONTROLS}第2案")
    written = export_csv(small, small.departments)
    assert not set(written) & set(BIDI_CONTROLS)
    assert "第1案" + "␦" * len(BIDI_CONTROLS) + "第2案" in written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("減碳 30% 與 %%註%%", r"減碳 30\% 與 \%\%註\%\%"),
        ("信箱 a@kcg.gov.tw", r"信箱 a\@kcg\.gov\.tw"),
        ("@kcg", r"\@kcg"),
        ("見 https://kcg.gov.tw", r"見 https\://kcg\.gov\.tw"),
        ("*5G* 與 _AI_", r"\*5G\* 與 \_AI\_"),
        ("`code` ~~x~~", r"\`code\` \~\~x\~\~"),
        ("[圖](a) <b> &amp;", r"\[圖\](a) \<b\> \&amp;"),
        ("a|b $x$ #標 =亮= ^上^ {屬性}", r"a\|b \$x\$ \#標 \=亮\= \^上\^ \{屬性\}"),
        ("反\\斜", r"反\\斜"),
        ("1.協助市長", r"1\.協助市長"),
        ("2)協助市長", r"2\)協助市長"),
        ("- 協助", r"\- 協助"),
        ("+ 協助", r"\+ 協助"),
        (": 協助", r"\: 協助"),
        ("3.5 公里", r"3\.5 公里"),
        ("(一)行政業務", "(一)行政業務"),
        ("甲：乙，共 1,999 元。", "甲：乙，共 1,999 元。"),
    ],
)
def test_markdown_shows_what_a_renderer_would_obey(text: str, written: str) -> None:
    assert body(text) == written


@pytest.mark.parametrize("control", [*BIDI_CONTROLS, "\u2028", "\x1b", "\x9b"], ids=ascii)
def test_markdown_shows_what_a_terminal_would_obey_as_a_stand_in(control: str) -> None:
    assert control not in body(f"第1案{control}第2案")


def test_a_document_that_hides_its_order_is_exported_in_the_order_of_its_characters(
    tmp_path: Path,
) -> None:
    source = tmp_path / "綱要.txt"
    source.write_text(
        "高雄市政府 114年度施政綱要\n一、補助\u2067 30% \u2069調高。\n", encoding="utf-8"
    )
    read = kaoview.load([source])
    for written in (
        export_json(read, read.departments),
        export_markdown(read, list(read.departments), today=date(2025, 3, 1)),
    ):
        assert not set(written) & set(BIDI_CONTROLS)
        assert "補助" in written
