import re

from kaoview.export.comparison_markdown import export_comparison_markdown
from tests.export.comparisons import TODAY, paged_table, small_table


def test_markdown_is_a_table_for_each_heading(bundled):
    text = export_comparison_markdown(bundled, today=TODAY)
    assert text.startswith('---\ntitle: "107 → 113 新舊對照"\n')
    assert "exported: 2026-11-20" in text
    assert "## 高雄市政府秘書處 107 年度施政計畫提要" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    columns = {len(re.findall(r"(?<!\\)\|", line)) for line in tables}
    assert columns == {5}


def test_markdown_marks_changes():
    text = export_comparison_markdown(small_table(), today=TODAY)
    assert "補助 ~~30~~%" in text.replace("\\%", "%")
    assert "補助 **50**%" in text.replace("\\%", "%")


def test_markdown_escapes_the_documents_words():
    text = export_comparison_markdown(small_table(), today=TODAY)
    assert "<b>" not in text
    assert "\x1b" not in text
    assert "\\`~~rm\\`" in text


def test_markdown_names_the_pages_of_a_document_that_has_them():
    text = export_comparison_markdown(paged_table(), today=TODAY)
    assert "（113-衛生局-1，第 12-13 頁）" in text
    assert "（107-衛生局-1）" in text
