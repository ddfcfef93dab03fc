from html.parser import HTMLParser

from kaoview.export.comparison_html import export_comparison_html
from tests.export.comparisons import TODAY, paged_table, small_table


class _Page(HTMLParser):
    """Collects tags and checks that they are closed in order."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def page_of(sheet):
    page = _Page()
    page.feed(export_comparison_html(sheet, today=TODAY))
    assert page.open == []
    return page


def test_html_is_whole_and_needs_nothing_else(bundled):
    page = page_of(bundled)
    tags = {tag for tag, _ in page.seen}
    assert tags.isdisjoint({"script", "link", "img", "iframe"})
    assert not [attrs for _, attrs in page.seen if {"src", "href"} & attrs.keys()]


def test_html_shows_document_words_as_they_are():
    page = page_of(small_table())
    assert ("b", {}) not in page.seen
    assert "<b>" in "".join(page.words)
    assert "\x1b" not in "".join(page.words)


def test_html_marks_changes_and_shared_phrases(bundled):
    tags = [tag for tag, _ in page_of(small_table()).seen]
    assert {"del", "ins"} <= set(tags)
    assert "mark" in [tag for tag, _ in page_of(bundled).seen]


def test_html_spans_the_old_text_over_its_matches(bundled):
    spans = [int(attrs["rowspan"]) for _, attrs in page_of(bundled).seen if "rowspan" in attrs]
    several = [len(row.reached) for row in bundled.comparison.rows if len(row.reached) > 1]
    assert spans == several


def test_html_names_the_pages_of_a_document_that_has_them():
    words = page_of(paged_table()).words
    assert "113-衛生局-1　113.pdf 第 12-13 頁" in words
    assert "107-衛生局-1　plan.txt 第 1 行" in words
