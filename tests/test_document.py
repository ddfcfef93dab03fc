"""What is known of documents."""

import kaoview.model
from kaoview.document import Account, FurnitureKind, PlanKind, SourceSpan


def test_every_kind_has_a_name() -> None:
    assert all(kind.label for kind in (*PlanKind, *FurnitureKind))


def test_a_place_is_written_as_readers_write_it() -> None:
    assert (
        SourceSpan("113-annual-outline.txt", 812, 812).words == "113-annual-outline.txt 第 812 行"
    )


def test_an_account_is_whole_where_nothing_is_lost_or_told_twice() -> None:
    assert Account(10, 8, 2, missing=0, repeated=0).whole
    assert not Account(10, 8, 1, missing=1, repeated=0).whole
    assert not Account(10, 9, 2, missing=0, repeated=1).whole


def test_the_tree_and_the_documents_can_be_imported_from_one_place() -> None:
    assert all(hasattr(kaoview.model, name) for name in kaoview.model.__all__)
    assert kaoview.model.SourceSpan is SourceSpan
