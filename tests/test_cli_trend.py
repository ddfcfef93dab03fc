"""``kaoview trend`` as a reader types it."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.cli.trends import trend_lines, trends
from kaoview.model import Library
from kaoview.text.cell_width import cell_width

RUNNER = CliRunner()
ROOT = Path(__file__).parents[1]


def run(*args: str):
    return RUNNER.invoke(app, list(args))


def told(*args: str) -> str:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_word_by_year_and_by_department() -> None:
    lines = told("trend", "淨零").splitlines()
    assert re.fullmatch(r"淨零　\d+ 次，\d+ 項，每萬字 \d+\.\d 次", lines[0])
    assert [line.split()[0] for line in lines[2:7]] == ["年度", "107", "108-111", "112", "113"]
    (longest,) = [line for line in lines[3:7] if line.endswith("=" * 40)]
    assert longest.startswith("113")
    assert not re.search("=", lines[3]), "no bar where there is nothing"
    assert any(line.startswith("環境保護局 ") for line in lines)
    (absent,) = [line for line in lines if re.match(r"其餘 \d+ 個機關沒有提到：", line)]
    assert "衛生局" in absent and "環境保護局" not in absent
    assert "只出現一兩次的不表示常提，橫條最多畫一半" in "".join(lines)


def test_one_grouping_is_named_in_either_language() -> None:
    years = told("trend", "淨零", "--by", "period")
    assert "機關 " not in years and "108-111" in years
    departments = told("trend", "淨零", "--by", "department")
    assert "\n108-111" not in departments
    assert told("trend", "淨零", "--by", "年度") == years


def test_lengths_differ_and_that_is_said() -> None:
    assert "長短都不同" in told("trend", "淨零")


def test_simplified_input_counts_the_same() -> None:
    assert told("trend", "净零").replace("净", "淨") == told("trend", "淨零")


def test_the_way_back_finds_the_items_behind_the_longest_bar() -> None:
    for args in (["淨零"], ["AI", "--by", "department"], ["1999", "輕軌"]):
        record = json.loads(told("trend", *args, "--json"))
        back = (
            told("trend", *args)
            .splitlines()[-1]
            .removeprefix("讀原文（每萬字最多的一列）：kaoview ")
        )
        command, query = shlex.split(back)
        hits = json.loads(run(command, query, "--json", "--limit", "500").stdout)
        exact = {hit["id"] for hit in hits if hit["score"] >= 97}
        counts = [count for bar in record["trends"][0]["bars"] for count in bar["counts"]]
        assert exact == set(max(counts, key=lambda count: count["per_10000"])["ids"])


def test_several_words_stand_under_one_another_aligned_by_cells() -> None:
    lines = told("trend", "登革熱", "AI", "--by", "period").splitlines()
    assert [line.split("　")[0] for line in lines[:2]] == ["登革熱", "AI"]
    table = lines[3:12]
    assert table[1].split()[:2] == ["107", "登革熱"]
    assert table[2].split()[0] == "AI"
    bars = [line for line in table if "=" in line]
    assert len({cell_width(line[: line.index("=")]) for line in bars}) == 1


def test_lines_fit_the_terminal(library: Library) -> None:
    found = trends(library, ["淨零", "一個很長很長很長很長很長的詞", "捷運"], None)
    for width in (40, 60, 80, 100):
        lines = ["".join(text for text, _ in line) for line in trend_lines(found, width=width)]
        table = lines[3:-1]  # the words above stand whole, and so does the command below
        assert max(map(cell_width, table)) <= width
        assert any("=" in line for line in table)


def test_bars_are_coloured_by_word_on_a_terminal(library: Library) -> None:
    lines = trend_lines(trends(library, ["淨零", "捷運"], "period"), width=80)
    styles = {style for line in lines for text, style in line if "=" in text}
    assert styles == {"cyan", "yellow"}


def test_piped_it_is_plain() -> None:
    assert "\x1b" not in told("trend", "淨零", "捷運")


def test_the_json_holds_the_ids_behind_each_bar() -> None:
    record = json.loads(told("trend", "淨零", "--json"))
    assert set(record) == {"schema", "filters", "totals", "trends"}
    assert [each["by"] for each in record["trends"]] == ["period", "department"]
    bar = record["trends"][0]["bars"][-1]
    assert set(bar) == {"value", "name", "characters", "counts"}
    (count,) = bar["counts"]
    assert set(count) == {"term", "items", "occurrences", "per_10000", "ids"}
    assert len(count["ids"]) == count["items"] > 0
    assert all(id.startswith("113-") for id in count["ids"])
    assert count["per_10000"] == round(count["occurrences"] * 10_000 / bar["characters"], 2)


def test_a_word_that_is_nowhere_is_named_beside_those_that_are_somewhere() -> None:
    result = run("trend", "淨零", "zzqq")
    assert (result.exit_code, result.stderr) == (0, "「zzqq」沒有出現過\n")
    assert "zzqq　0 次，0 項" in result.stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ([], 2, "詞..."),
        ([" "], 2, "沒有可以數的字"),
        (["淨零", "--by", "month"], 2, "period（年度）、department（機關）"),
        (["淨零", "--by"], 2, "--by"),
        (["登草熱"], 1, "kaoview search 登草熱"),
        (["\x1b[31mq"], 1, "沒有出現過"),
    ],
)
def test_bad_input_is_one_line(args: list[str], code: int, words: str) -> None:
    result = run("trend", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1 and "\x1b" not in result.stderr


def test_nothing_found_as_json_is_still_json() -> None:
    result = run("trend", "登草熱", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["totals"][0]["items"] == 0


@pytest.mark.parametrize("name", ["docs/json.md", "docs/json.zh-TW.md"])
def test_the_readme_names_every_key(name: str) -> None:
    readme = (ROOT / name).read_text("utf-8")
    place = readme.index("`trend --json`")
    documented = set(re.findall(r'"(\w+)"', readme[place:].splitlines()[0]))
    assert documented == {
        "schema", "filters", "totals", "trends", "by", "bars", "value", "name", "characters", "counts",
        "term", "items", "occurrences", "per_10000", "ids",
    }  # fmt: skip


def test_a_period_beside_the_words_narrows_and_says_so() -> None:
    result = run("trend", "淨零", "113")
    assert result.exit_code == 0
    assert result.stderr == "只統計 113 年度的文件，要統計「113」這幾個字請加引號\n"
    lines = result.stdout.splitlines()
    assert lines[0].startswith("淨零　") and lines[3].startswith("113 ")
    assert "108-111" not in result.stdout
    assert result.stdout == told("trend", "淨零", "year:113")
    assert "kaoview search 'year:113 淨零'" in result.stdout
    assert told("trend", "淨零", '"113"').splitlines()[1].startswith("113　")


def test_a_period_written_onto_a_word_narrows_unless_the_word_stands_in_a_document() -> None:
    result = run("trend", "113年淨零", "--json")
    assert json.loads(result.stdout)["filters"] == ["year:113"]
    assert json.loads(result.stdout)["totals"][0]["term"] == "淨零"
    assert "看成 113 年的「淨零」" in result.stderr
    assert told("trend", "113年度施政計畫").startswith("113年度施政計畫　")


def test_a_filter_that_nothing_answers_is_said() -> None:
    result = run("trend", "淨零", "year:120")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "沒有「120」年度的文件，目前有 107、108-111、112、113 年度" in result.stderr
    assert "只有篩選" in run("trend", "year:113").stderr
