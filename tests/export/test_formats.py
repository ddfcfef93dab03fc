import pytest

from kaoview.export.formats import (
    COMPARISON_FILE_FORMATS,
    COMPARISON_FORMATS,
    ITEM_FORMATS,
    export_comparison,
    export_comparison_file,
    export_items,
    refuse_suffix,
)
from kaoview.export.layout import AmendmentOptions
from tests.export.comparisons import small_table
from tests.export.sample import SMALL


@pytest.mark.parametrize("form", ITEM_FORMATS, ids=lambda form: form.name)
def test_every_format_of_items_has_a_writer(form):
    pieces = list(export_items(SMALL, SMALL.departments, form.name))
    assert all(isinstance(piece, bytes if form.binary else str) for piece in pieces)
    if not form.binary:
        assert "庶務管理" in "".join(map(str, pieces))


@pytest.mark.parametrize("form", COMPARISON_FORMATS, ids=lambda form: form.name)
def test_every_format_of_comparisons_has_a_writer(form):
    pieces = list(export_comparison_file(small_table(), form.name, AmendmentOptions()))
    assert all(isinstance(piece, bytes if form.binary else str) and piece for piece in pieces)
    if not form.binary:
        assert "113-衛生局-1" in export_comparison(small_table(), form.name)


def test_formats_differ_in_name_label_and_suffix():
    for formats in (ITEM_FORMATS, COMPARISON_FORMATS):
        for trait in ("name", "label", "suffix"):
            assert len({getattr(form, trait) for form in formats}) == len(formats)
    assert [form.name for form in COMPARISON_FILE_FORMATS] == [
        "odt",
        "docx",
        "html",
        "markdown",
        "json",
    ]


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="pages"):
        export_items(SMALL, SMALL.departments, "pages")
    with pytest.raises(ValueError, match="docx"):
        export_comparison(small_table(), "docx")
    with pytest.raises(ValueError, match="xlsx"):
        export_comparison_file(small_table(), "xlsx", AmendmentOptions())


@pytest.mark.parametrize(
    "name", ["x.doc", "路徑/報告.RTF", "x.xls", "x.pdf", "x.tsv", "113-衛生局-1.2.pages"]
)
def test_a_file_that_another_program_would_open_is_refused_with_the_list(name):
    assert (
        "可用的副檔名有 .md、.json、.jsonl、.csv、.html、.odt、.docx、.xlsx、.ods"
        in refuse_suffix(name, ITEM_FORMATS)
    )


@pytest.mark.parametrize(
    "name", ["x.md", "x.CSV", "x.txt", "x", "", "113-衛生局-1.2", "高雄市.衛生局", "a.of the year"]
)
def test_a_known_suffix_or_none_at_all_is_fine(name):
    assert refuse_suffix(name, ITEM_FORMATS) == ""
