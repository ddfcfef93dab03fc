"""``kaoview search`` and ``kaoview export --search`` as a reader types them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import kaoview
from kaoview.cli import app
from kaoview.cli.search import result_lines
from kaoview.cli.terminal import show_progress
from kaoview.search import Searcher
from kaoview.text.cell_width import cell_width

RUNNER = CliRunner()


def run(*args: str):
    return RUNNER.invoke(app, list(args))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("登草熱", "登革熱"),
        ("绿色殡葬", "綠色殯葬"),
        ("ydgs", "漁電共生"),
        ("1up4y;4", "殯葬"),
        ("第2階段 輕軌", "第二階段"),
        ("dept:研考會 1999", "1999"),
        ("垃圾焚化廠", "廢棄物處理"),
    ],
)
def test_what_a_reader_types_puts_a_right_item_first(query: str, words: str) -> None:
    result = run("search", query, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    first = json.loads(result.stdout)[0]
    assert words in first["title"] + first["text"]


def test_the_json_says_where_the_words_are() -> None:
    hits = json.loads(run("search", "綠色殯葬", "--json").stdout)
    assert set(hits[0]) == {
        "id",
        "score",
        "tier",
        "department",
        "plan",
        "period",
        "title",
        "text",
        "source",
        "spans",
        "reason",
    }
    words = hits[0]["title"] + hits[0]["text"]
    assert [words[start:stop] for start, stop in hits[0]["spans"]] == ["綠色殯葬"]
    assert (hits[0]["department"], hits[0]["plan"], hits[0]["tier"]) == (
        "民政局",
        "113-民政局",
        "exact",
    )


@pytest.mark.parametrize(
    ("query", "told", "reason"),
    [
        ("小偷", "同義", "小偷 → 治安"),
        ("登草熱", "形近", "登草熱 → 登革熱"),
        ("登戈熱", "同音", "登戈熱 → 登革熱"),
        ("denggere", "拼音", "denggere → 登革熱"),
        ("ㄉㄥㄍㄜ", "注音", "ㄉㄥㄍㄜ → 登革"),
        ("捷運 腳踏車", "同義", "腳踏車 → YouBike"),
    ],
)
def test_a_near_hit_says_what_stands_for_the_words_typed(
    query: str, told: str, reason: str
) -> None:
    hits = json.loads(run("search", query, "--json").stdout)
    assert reason in [hit["reason"] for hit in hits]
    assert f"　{told}：{reason}" in run("search", query).stdout


def test_a_literal_hit_needs_no_reason() -> None:
    hits = json.loads(run("search", "綠色殯葬", "--json").stdout)
    assert {hit["reason"] for hit in hits if hit["tier"] == "exact"} == {""}


def test_piped_text_marks_what_was_found() -> None:
    lines = run("search", "登草熱").stdout.splitlines()
    assert [line for line in lines if "**登革熱**" in line]


def test_the_page_names_counts_places_and_the_divider() -> None:
    text = run("search", "第2階段 輕軌").stdout
    lines = text.splitlines()
    assert lines[0].startswith("相符 2 筆")
    assert "108-111 年度 1 筆、113 年度 3 筆" in lines  # exact and near, as they are listed
    assert any(line.startswith("113-捷運工程局-1  捷運工程局　113 施政綱要") for line in lines)
    near = run("search", "登草熱").stdout
    assert near.startswith("近似 ") and "── 近似 ──" in near


def test_piped_text_names_every_department_with_hits() -> None:
    found = run("search", "推動", "--limit", "500").stdout.splitlines()
    (departments,) = [line for line in found[:3] if "衛生局 " in line]
    assert departments.count(" 筆") > 6 and "…" not in departments and "另外" not in departments


def test_limits() -> None:
    assert len(json.loads(run("search", "高雄", "--json", "--limit", "3").stdout)) == 3
    assert "列出前 3 筆" in run("search", "高雄", "--limit", "3").stdout
    cut = run("search", "高雄", "--json", "--limit", "3").stderr
    assert cut.startswith("列出前 3 筆，共 ") and "--limit" in cut
    assert run("search", "綠色殯葬", "--json").stderr == ""
    for wrong in ("0", "-2", "多"):
        result = run("search", "高雄", "--limit", wrong)
        assert result.exit_code == 2
        assert "--limit" in result.stderr and result.stderr.count("\n") == 1


def test_nothing_found_is_said_with_a_way_on() -> None:
    result = run("search", "zzqqxx")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("什麼都沒找到")
    hidden = run("search", "year:107 輕軌")
    assert hidden.exit_code == 1
    assert "不加篩選會有" in hidden.stderr
    assert json.loads(run("search", "zzqqxx", "--json").stdout) == []


def test_an_unknown_department_in_a_filter_is_named() -> None:
    result = run("search", "dept:太空局 捷運")
    assert "太空局" in result.stderr


def test_lines_fit_the_terminal_and_show_what_matched() -> None:
    results = Searcher(kaoview.load()).search("登革熱", 5)
    for width in (40, 80, 100):
        lines = list(result_lines(results, width=width))
        shown = ["".join(text for text, _ in line) for line in lines]
        texts = [line for line in shown if line.startswith("   ")]
        assert max(map(cell_width, texts)) <= width
    marked = [text for line in lines for text, style in line if style == "bold yellow"]
    assert "登革熱" in marked


def test_export_what_a_search_finds() -> None:
    result = run("export", "--search", "綠色殯葬", "--format", "jsonl")
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["id"] == "113-民政局-9"
    told = run("export", "--search", "登革熱", "--format", "jsonl")
    assert f"只含相符的 {len(told.stdout.splitlines())} 筆" in told.stderr
    both = run("export", "113-衛生局-2", "--search", "綠色殯葬", "--format", "jsonl")
    assert [json.loads(row)["id"] for row in both.stdout.splitlines()] == [
        "113-民政局-9",
        "113-衛生局-2",
    ]
    assert run("export", "--search", "zzqqxx").exit_code == 1


def test_a_very_large_library_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    show = show_progress("建立搜尋索引")
    show(1, 4)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    show(1, 4)
    show(4, 4)
    told = capsys.readouterr().err
    assert told.startswith("\r建立搜尋索引 [######")
    assert "25%" in told
    assert told.endswith("\r\x1b[K")
