"""Headers and page numbers: furniture, and the page that every line is on."""

from __future__ import annotations

import pytest

from kaoview.reading.formats.file_format import LineRole
from tests.reading.formats.pdf.printed import book, furniture, paragraphs, read


@pytest.mark.parametrize("number", ["- {} -", "{}", "({})", "第 {} 頁", "第 {} 頁，共 6 頁"])
def test_headers_and_page_numbers_are_furniture_and_nothing_of_the_body_is(number: str) -> None:
    source = read(book(number=number.format))
    assert furniture(source, LineRole.HEADER) == [
        ("桃園市政府114年度施政計畫", page) for page in range(1, 7)
    ]
    numbers = furniture(source, LineRole.PAGE_NUMBER)
    assert [(words.replace(" ", ""), page) for words, page in numbers] == [
        (number.format(page).replace(" ", ""), page) for page in range(1, 7)
    ]
    body = paragraphs(source)
    assert len(body) == 12
    assert body[0] == "一、第1項工作"


def test_every_line_knows_its_page() -> None:
    pages = [line.mark.page for line in read(book()).lines if "項工作" in line.text]
    assert pages == [1, 2, 3, 4, 5, 6]
