"""The reader's own library on the command line: add, list, describe, remove."""

import errno
import io
import json
import sys
import zipfile

import pytest
from typer.testing import CliRunner

from kaoview.cli import app

RUNNER = CliRunner()
HEALTH = """桃園市政府衛生局114年度施政計畫

一、長期照顧
布建社區據點，辦理照顧服務。
(一)日間照顧
增設日照中心。
二、防疫
辦理登革熱防治。
"""
EDUCATION = HEALTH.replace("衛生局", "教育局").replace("長期照顧", "雙語教育")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of one's own, so that nothing is kept between two tests."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))
    return tmp_path / "home"


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "桃園衛生114.txt"
    path.write_text(HEALTH, encoding="utf-8")
    return path


def run(*args, **named):
    return RUNNER.invoke(app, [str(arg) for arg in args], **named)


def told(*args, **named):
    """Return all that a command that succeeds says."""
    result = run(*args, **named)
    assert result.exit_code == 0, result.output
    return result.output


def record(*args, **named):
    return json.loads(run(*args, "--json", **named).stdout)


def names():
    return [each["name"] for each in record("list")]


# add


def test_adding_shows_what_was_understood_and_where_it_comes_from(plan):
    text = told("add", plan)
    assert "  標題　桃園市政府衛生局114年度施政計畫（取自標題）\n" in text
    assert "  政府　桃園市政府（取自標題）\n" in text
    assert "  機關　桃園市政府衛生局（取自標題）\n" in text
    assert "  年度　114（取自標題）\n" in text
    assert "  種類　施政計畫（取自標題）\n" in text
    assert "  內容　3 項（第 1 層 2 項、第 2 層 1 項），UTF-8\n" in text
    assert "已加入我的文件庫：桃園衛生114.txt" in text
    assert names() == ["桃園衛生114.txt"]


def test_an_added_document_is_part_of_the_library_from_then_on(plan):
    told("add", plan)
    plan.unlink()
    assert "114-桃園市政府衛生局" in told("tree")
    assert "雙語教育" not in told("search", "長期照顧")
    assert "114-桃園市政府衛生局-1.1" in told("search", "日間照顧 dept:桃園:衛生局")


def test_what_could_not_be_seen_is_said(tmp_path):
    path = tmp_path / "某文件.txt"
    path.write_text("一、長照\n辦理長照。\n", encoding="utf-8")
    text = told("add", path, "--dry-run")
    assert "  年度　不明\n" in text
    assert "  注意　看不出年度" in text
    assert "已收進" not in text
    assert names() == []


def test_the_reader_has_the_last_word(plan):
    told(
        *("add", plan, "--title", "衛生施政", "--period", "115年度", "--department", "衛生所"),
        *("--government", "桃園", "--kind", "業務報告"),
    )
    (document,) = record("describe", "桃園衛生114.txt")["documents"]
    assert document["title"] == "衛生施政"
    assert document["period"] == "115"
    assert document["kind"] == "work report"
    assert document["government"] == "桃園市政府", "the table knows the short name"
    assert document["origins"]["period"] != "題名"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--period", "明年", "--period 要像 114、2025 或 108-111，不是「明年」"),
        ("--kind", "小說", "--kind 必須是其中之一：施政綱要"),
    ],
)
def test_an_option_that_means_nothing_is_refused_in_one_line(plan, option, value, words):
    result = run("add", plan, option, value)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert names() == []


def test_a_folder_adds_every_document_in_it_and_names_what_it_passed_over(plan, tmp_path):
    folder = tmp_path / "資料"
    folder.mkdir()
    (folder / "a.txt").write_text(HEALTH, encoding="utf-8")
    (folder / "b.txt").write_text(EDUCATION, encoding="utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG")
    result = run("add", folder)
    assert result.exit_code == 2, "something was not read"
    assert "「c.png」沒有讀" in result.stderr
    assert names() == ["a.txt", "b.txt"]


def test_an_archive_is_copied_whole(tmp_path):
    path = tmp_path / "桃園.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("衛生.txt", HEALTH)
        archive.writestr("教育.txt", EDUCATION)
    told("add", path)
    assert names() == ["桃園.zip"]
    (entry,) = record("list")
    assert {each["departments"][0] for each in entry["documents"]} == {
        "桃園市政府衛生局",
        "桃園市政府教育局",
    }


def test_the_same_content_is_not_kept_twice(plan, tmp_path):
    told("add", plan)
    again = tmp_path / "另一個名字.txt"
    again.write_bytes(plan.read_bytes())
    text = told("add", again)
    assert "內容和原有的一樣，沒有重複加入：桃園衛生114.txt" in text
    assert names() == ["桃園衛生114.txt"]


def test_the_same_content_with_a_correction_is_corrected(plan):
    told("add", plan)
    told("add", plan, "--period", "113")
    assert record("list")[0]["documents"][0]["period"] == "113"


def test_another_content_of_the_same_name_gets_a_number(plan):
    told("add", plan)
    plan.write_text(EDUCATION, encoding="utf-8")
    told("add", plan)
    assert names() == ["桃園衛生114.txt", "桃園衛生114 (2).txt"]


def test_standard_input_is_a_document_too():
    told("add", "-", "--name", "衛生.txt", input=HEALTH)
    assert names() == ["衛生.txt"]
    assert record("list")[0]["source"] is None


def test_a_name_for_standard_input_cannot_lead_out_of_the_library(home):
    told("add", "-", "--name", "../../etc/x.txt", input=HEALTH)
    assert names() == ["x.txt"]


def test_empty_standard_input_is_refused():
    result = run("add", "-", input="")
    assert (result.exit_code, result.stderr) == (2, "標準輸入是空的，沒有文件可讀\n")


def test_a_terminal_as_standard_input_is_refused(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    from kaoview.cli.own_library import understand
    from kaoview.cli.terminal import CliError
    from kaoview.reading.hints import Hints

    with pytest.raises(CliError, match="請用管線"):
        understand(["-"], Hints(), None, None)


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    result = run("add", tmp_path / "沒有.pdf")
    assert result.exit_code == 2
    assert "找不到" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_cannot_be_read_is_not_copied(tmp_path):
    broken = tmp_path / "壞.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    result = run("add", broken)
    assert result.exit_code == 2
    assert "沒有讀「" in result.stderr and "壞.docx" in result.stderr
    assert names() == []


def test_on_a_terminal_the_reader_is_asked(plan, monkeypatch):
    monkeypatch.setattr("kaoview.cli.own_library.is_interactive", lambda: True)
    assert "沒有加入我的文件庫" in told("add", plan, input="n\n")
    assert names() == []
    assert "已加入我的文件庫" in told("add", plan, input="\n")
    plan.write_text(EDUCATION, encoding="utf-8")
    assert "[Y/n]" not in told("add", plan, "--yes")


def test_json_says_what_was_understood_and_copied(plan):
    found = record("add", plan)
    assert found["schema"] == 1
    (document,) = found["documents"]
    assert document["departments"] == ["桃園市政府衛生局"]
    assert document["items_per_level"] == [2, 1]
    assert document["verdict"] == "good"
    assert document["pages"] is None
    assert found["added"] == [{"name": "桃園衛生114.txt", "new": True}]
    assert found["problems"] == []


def test_a_library_that_cannot_be_written_is_one_line(plan, home):
    home.mkdir()
    (home / "XDG_DATA_HOME").write_text("no folder")
    result = run("add", plan)
    assert result.exit_code == 2
    assert "無法加入我的文件庫" in result.stderr


def test_a_file_that_vanishes_before_it_is_copied_is_one_line(plan, monkeypatch):
    from kaoview.cli import own_library

    def vanish(path):
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr(own_library, "read_file", vanish)
    result = run("add", plan)
    assert result.exit_code == 2
    assert "無法讀取「" in result.stderr


# list


def test_an_empty_library_says_how_to_fill_it():
    assert told("list") == "我的文件庫是空的；用 kaoview add 檔案 加入文件\n"


def test_the_list_says_what_each_document_is_and_where_it_came_from(plan):
    told("add", plan)
    assert told("list") == (
        "桃園衛生114.txt\n"
        "  桃園市政府衛生局114年度施政計畫（114 年度施政計畫，桃園市政府衛生局）\n"
        f"  來自 {plan}\n"
    )


def test_a_copy_that_was_damaged_is_named(plan, home):
    told("add", plan)
    copy = next(home.rglob("桃園衛生114.txt"))
    copy.write_bytes(b"\x00\x01\x02\xff" * 100)
    assert "  讀不了：" in told("list")
    assert record("list")[0]["problems"]
    result = run("describe", "桃園衛生114.txt")
    assert "沒有讀「" in result.stderr


def test_a_damaged_index_is_one_line(plan, home):
    told("add", plan)
    index = next(home.rglob("index.json"))
    for content in ("{", '{"documents": [{"name": 1}]}', "[]", "[" * 100_000):
        index.write_text(content)
        result = run("list")
        assert result.exit_code == 2
        assert "我的文件庫的索引檔壞了" in result.stderr
        assert "113-衛生局" in told("tree"), "the bundled documents still open"


@pytest.mark.parametrize("name", ["a\\u0000b.txt", "\\ud800.txt", "../x.txt"])
def test_an_index_that_names_no_file_of_the_folder_ends_nothing(plan, home, name):
    told("add", plan)
    index = next(home.rglob("index.json"))
    index.write_text(f'{{"documents":[{{"name":"{name}","digest":"","source":""}}]}}')
    assert "113-衛生局" in told("tree")


def test_many_departments_are_counted(documents):
    told("add", documents / "113-annual-outline.txt")
    assert "、" in told("list") and "等 " in told("list") and " 個）" in told("list")


# describe


def test_a_correction_is_kept_and_added_to(plan):
    told("add", plan)
    assert "年度　113" in told("describe", "桃園衛生114.txt", "--period", "113")
    text = told("describe", "桃園衛生114.txt", "--kind", "業務報告")
    assert "年度　113" in text
    assert "種類　業務報告" in text


def test_the_start_of_a_name_is_enough_where_it_is_one_documents(plan, tmp_path):
    told("add", plan)
    assert "桃園市政府衛生局" in told("describe", "桃園")
    other = tmp_path / "桃園教育114.txt"
    other.write_text(EDUCATION, encoding="utf-8")
    told("add", other)
    result = run("describe", "桃園")
    assert result.exit_code == 2
    assert "「桃園」有 2 份：桃園衛生114.txt、桃園教育114.txt" in result.stderr


def test_a_document_that_is_not_there_is_one_line():
    result = run("describe", "沒有.pdf")
    assert result.exit_code == 2
    assert result.stderr == "我的文件庫裡沒有「沒有.pdf」；有哪些請看 kaoview list\n"


def test_a_damaged_description_is_said_and_can_be_written_anew(plan, home):
    told("add", plan, "--period", "113")
    toml = next(home.rglob("*.toml"))
    toml.write_text("period = ")
    assert "不是正確的 TOML" in told("describe", "桃園")
    told("describe", "桃園", "--period", "112")
    assert record("list")[0]["documents"][0]["period"] == "112"


# remove


def test_what_is_removed_is_gone_and_the_original_stays(plan, home):
    told("add", plan, "--period", "113")
    assert "已從我的文件庫移除：桃園衛生114.txt" in told("remove", "桃園衛生114.txt")
    assert names() == []
    assert plan.exists()
    assert not list(home.rglob("*.toml"))
    assert "桃園" not in told("tree")


def test_removing_what_is_not_there_removes_nothing(plan):
    told("add", plan)
    assert run("remove", "桃園衛生114.txt", "沒有.txt").exit_code == 2
    assert names() == ["桃園衛生114.txt"]


def test_one_name_that_was_typed_twice_is_said_once(plan):
    told("add", plan)
    assert told("remove", "桃園", "桃園衛生114.txt").count("桃園衛生114.txt") == 1


def test_a_disk_that_is_full_is_one_line_and_nothing_is_lost(plan, monkeypatch):
    told("add", plan)

    def full(path, chunks, **_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kaoview.library.own.write_file", full)
    monkeypatch.setattr("kaoview.library.descriptions.write_file", full)
    for args in (("remove", "桃園"), ("describe", "桃園", "--period", "113")):
        result = run(*args)
        assert result.exit_code == 2
        assert "無法" in result.stderr and "空間" in result.stderr
    assert names() == ["桃園衛生114.txt"]


@pytest.fixture
def exported(plan, tmp_path):
    """A folder with a plan and an export of it as a page."""
    path = tmp_path / "folder" / "匯出.html"
    path.parent.mkdir()
    plan.rename(path.parent / plan.name)
    told("--library", path.parent, "export", "-o", path)
    return path


def test_an_export_in_a_folder_is_passed_over_and_named(exported):
    result = run("--library", exported.parent, "tree")
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案，不是原來的文件" in result.stderr
    assert result.stdout == run("--library", exported.with_name("桃園衛生114.txt"), "tree").stdout
    result = run("check", exported.parent)
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案" in result.stderr
    assert "匯出.html" not in result.stdout
    output = run("add", exported.parent, "--yes").output
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案" in output
    assert names() == ["桃園衛生114.txt"]


def test_an_export_that_is_named_says_what_it_is_in_one_line(exported):
    result = run("--library", exported, "tree")
    assert result.exit_code == 0
    assert result.stderr == f"注意「{exported}」：這是 kaoview 匯出的檔案，不是原來的文件\n"
    assert "長期照顧" in run("--library", exported, "tree", "--depth", "9").stdout
    result = run("--library", exported.with_name("桃園衛生114.txt"), "--add", exported, "tree")
    assert result.stderr == f"注意「{exported}」：這是 kaoview 匯出的檔案，不是原來的文件\n"


def test_check_and_add_say_that_a_file_is_an_export(exported):
    result = run("check", exported)
    assert "請先檢查  匯出.html　這是 kaoview 匯出的檔案，不是原來的文件" in result.stdout
    (document,) = record("check", exported)["documents"]
    assert document["reasons"][0]["code"] == "own-export"
    assert "注意　這是 kaoview 匯出的檔案，不是原來的文件" in told("add", exported, "--yes")
