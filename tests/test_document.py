"""What is known of documents."""

import kaoview.model
from kaoview.document import Account, Furniture, FurnitureKind, PlanKind, SourceSpan


def test_every_kind_has_a_name() -> None:
    assert all(kind.label for kind in (*PlanKind, *FurnitureKind))


def test_a_place_is_written_as_readers_write_it() -> None:
    assert (
        SourceSpan("113-annual-outline.txt", 812, 812).words == "113-annual-outline.txt 第 812 行"
    )


def test_pages_stand_for_lines_where_a_format_has_them() -> None:
    one = SourceSpan("114.pdf", 812, 815, 12, 12)
    other = SourceSpan("114.pdf", 816, 830, 12, 14)
    assert (one.place, one.words) == ("第 12 頁", "114.pdf 第 12 頁")
    assert SourceSpan.around([other, one]) == SourceSpan("114.pdf", 812, 830, 12, 14)
    assert SourceSpan.around([other, one]).page_range == "12-14"
    text = SourceSpan("113.txt", 7, 9)
    assert (text.place, text.page_words, text.page_range) == ("第 7-9 行", "", "")


def test_furniture_says_where_it_stands() -> None:
    assert Furniture(FurnitureKind.PAGE, 7, "頁首", 3).place == "第 3 頁"
    assert Furniture(FurnitureKind.PAGE, 7, "頁首").place == "第 7 行"


def test_an_account_is_whole_where_nothing_is_lost_or_told_twice() -> None:
    assert Account(10, 8, 2, missing=0, repeated=0).whole
    assert not Account(10, 8, 1, missing=1, repeated=0).whole
    assert not Account(10, 9, 2, missing=0, repeated=1).whole


def test_the_tree_and_the_documents_can_be_imported_from_one_place() -> None:
    assert all(hasattr(kaoview.model, name) for name in kaoview.model.__all__)
    assert kaoview.model.SourceSpan is SourceSpan
