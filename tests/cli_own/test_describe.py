"""``kaoview describe``: what a document is, corrected by the reader."""

from tests.cli_own.asked import EDUCATION, record, run, told


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
