"""The table of numbering styles: every row is read, and a further row needs nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kaoview.reading.numbering import parse_markers, rank_of
from kaoview.reading.numbering_styles import STYLES, NumberingStyle


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_example_of_a_style_is_read_as_that_style(style: NumberingStyle) -> None:
    marker = parse_markers(style.example)[-1]
    name = f"{style.name}-{len(marker.path)}" if style.dotted else style.name
    name = f"{name}-{style.example[0]}" if style.signs else name
    assert marker.style == name
    assert marker.value == int(style.ordered)
    assert rank_of(name) == style.ranks[0]


def test_the_usual_order_of_styles() -> None:
    ranks = {style.name: style.ranks[0] for style in STYLES}
    assert sorted(ranks, key=lambda name: ranks[name]) == [
        "volume",
        "chapter",
        "section",
        "formal",
        "stem",
        "branch",
        "roman",
        "motion-number",
        "motion",
        "han",
        "han-bracket",
        "stem-bracket",
        "decimal",
        "digit-dot",
        "digit-comma",
        "digit-paren",
        "digit-bracket",
        "circled",
        "wide-upper-letter",
        "wide-lower-letter",
        "upper-letter",
        "lower-letter",
        "letter-bracket",
        "glyph",
        "bullet",
    ]
    assert len(set(ranks.values())) == len(ranks)
    depths = [rank_of(f"decimal-{depth}") for depth in (1, 2, 3)]
    assert rank_of("digit-paren") < depths[1] < rank_of("digit-bracket") < depths[2]  # type: ignore[operator]
    assert rank_of("decimal-4") is None


NEWCOMER = """
import re, sys
from kaoview.reading import numbering_styles as table

numbers = {c: (i,) for i, c in enumerate("一二三四五", 1)}
form = table.Form("第", re.compile("第([一二三四五])條"), numbers.get)
table.STYLES += (table.NumberingStyle("article", "第一條 目的", (15,), (form,)),)

import kaoview
for item in kaoview.load([sys.argv[1]]).items():
    print(item.id.split("-")[-1], item.marker, item.title)
"""


def test_a_further_row_is_enough_for_a_new_style(tmp_path: Path) -> None:
    path = tmp_path / "綱要.txt"
    path.write_text(
        "第一章 總則\n第一條 目的\n一、人口\n第二條 範圍\n第二章 附則\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", NEWCOMER, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == [
        "1 第一章 總則",
        "1.1 第一條 目的",
        "1.1.1 一、 人口",
        "1.2 第二條 範圍",
        "2 第二章 附則",
    ]
