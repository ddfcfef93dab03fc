"""``kaoview list``: what is in the reader's own library, and what is wrong with it."""

import pytest

from tests.cli_own.asked import record, run, told


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
