"""What is known of a document: its kind, what was no part of any item, where everything went.

Also where something stands in it, and which files could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class PlanKind(StrEnum):
    """The kind of document a plan comes from."""

    OUTLINE = "outline"
    MIDTERM = "mid-term plan"
    ANNUAL = "annual plan"
    REPORT = "work report"
    BUDGET = "budget"
    WHITE_PAPER = "white paper"
    PROGRAMME = "programme"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind in the words of the documents themselves."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PlanKind.OUTLINE: "施政綱要",
    PlanKind.MIDTERM: "中程施政計畫",
    PlanKind.ANNUAL: "施政計畫",
    PlanKind.REPORT: "業務報告",
    PlanKind.BUDGET: "預算",
    PlanKind.WHITE_PAPER: "白皮書",
    PlanKind.PROGRAMME: "專案計畫",
    PlanKind.OTHER: "文件",
}


class SourceSpan(NamedTuple):
    """A place in a document.

    Attributes:
        document: The document's id.
        first_line: Its first line, from 1.
        last_line: Its last line.
        first_page: Its first page, from 1, or 0 where the format has no pages.
        last_page: Its last page, or 0.
    """

    document: str
    first_line: int
    last_line: int
    first_page: int = 0
    last_page: int = 0

    @classmethod
    def around(cls, spans: Iterable[SourceSpan]) -> SourceSpan:
        """Return the place from the first to the last of some places in one document.

        Args:
            spans: The places, at least one; all have pages, or none has.
        """
        every = tuple(spans)
        return cls(
            every[0].document,
            min(span.first_line for span in every),
            max(span.last_line for span in every),
            min(span.first_page for span in every),
            max(span.last_page for span in every),
        )

    @classmethod
    def at(cls, line: int, page: int = 0, document: str = "") -> SourceSpan:
        """Return the place of one line."""
        return cls(document, line, line, page, page)

    @property
    def page_range(self) -> str:
        """Its pages as ``12`` or ``12-13``, or empty where the format has none."""
        return _range(self.first_page, self.last_page) if self.first_page else ""

    @property
    def page_words(self) -> str:
        """Its pages as text, or empty where the format has none.

        >>> SourceSpan("114.pdf", 812, 815, 12, 13).page_words
        '第 12-13 頁'
        """
        return f"第 {self.page_range} 頁" if self.first_page else ""

    @property
    def place(self) -> str:
        """The place within the document: the pages where the format has them, else the lines."""
        return self.page_words or f"第 {_range(self.first_line, self.last_line)} 行"

    @property
    def words(self) -> str:
        """The place as text.

        >>> SourceSpan("113-annual-outline.txt", 812, 815).words
        '113-annual-outline.txt 第 812-815 行'
        >>> SourceSpan("114.pdf", 812, 815, 12, 12).words
        '114.pdf 第 12 頁'
        """
        return f"{self.document} {self.place}"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


class FurnitureKind(StrEnum):
    """Why a piece of a document is not part of any item."""

    PAGE = "page"
    TITLE = "title"
    MARKUP = "markup"
    TABLE = "table"
    CONTENTS = "contents"
    LEADER = "leader"
    CONTROL = "control"

    @property
    def label(self) -> str:
        """The kind in Chinese, for reports to a reader."""
        return _FURNITURE_LABELS[self]


_FURNITURE_LABELS = {
    FurnitureKind.PAGE: "頁首頁尾",
    FurnitureKind.TITLE: "文件標題",
    FurnitureKind.MARKUP: "標記",
    FurnitureKind.TABLE: "表頭格線",
    FurnitureKind.CONTENTS: "目錄",
    FurnitureKind.LEADER: "目錄引線",
    FurnitureKind.CONTROL: "控制字元",
}


class Furniture(NamedTuple):
    """A piece of a document that is not part of any item.

    Attributes:
        kind: Why it is not.
        line: The line where it begins, from 1.
        text: Its characters.
        page: The page where it begins, from 1, or 0 where the format has no pages.
    """

    kind: FurnitureKind
    line: int
    text: str
    page: int = 0

    @property
    def place(self) -> str:
        """Where it begins, in words."""
        return SourceSpan.at(self.line, self.page).place


class Account(NamedTuple):
    """The account of a document's characters, white space aside.

    Attributes:
        characters: The number in the source.
        in_items: The number in the items' markers, titles, texts and amounts.
        in_furniture: The number in the furniture.
        missing: The number in neither; more than 0 is a defect.
        repeated: The number in more than one of them; more than 0 is a defect.
    """

    characters: int
    in_items: int
    in_furniture: int
    missing: int
    repeated: int

    @property
    def whole(self) -> bool:
        """Whether no character is missing and none is repeated."""
        return self.missing == 0 and self.repeated == 0


class Verdict(StrEnum):
    """How well a document was read."""

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"

    @property
    def label(self) -> str:
        """The verdict in Chinese."""
        return _VERDICT_LABELS[self]

    @property
    def sign(self) -> str:
        """The sign that stands for it, of one cell; empty for a document read well."""
        return _VERDICT_SIGNS[self]


_VERDICT_LABELS = {
    Verdict.GOOD: "讀取正常",
    Verdict.DOUBTFUL: "請先檢查",
    Verdict.BAD: "讀取有誤",
}
_VERDICT_SIGNS = {Verdict.GOOD: "", Verdict.DOUBTFUL: "?", Verdict.BAD: "!"}


class Reason(NamedTuple):
    """Why a document may have been read wrongly.

    Attributes:
        code: What is wrong, for programs.
        words: What is wrong and what to do, one Chinese sentence.
        verdict: The best verdict that a document with this reason can have.
        place: The id of an item where it can be seen, or empty.
    """

    code: str
    words: str
    verdict: Verdict
    place: str = ""


OWN_EXPORT = "own-export"
"""The code of the reason for doubt about a document that is an export of kaoview's."""


class Document(NamedTuple):
    """One file of the library: its description, its furniture, its suspicious places.

    Attributes:
        id: The file's name, for instance ``113-annual-outline.txt``.
        path: The path as it was given.
        title: The document's title.
        period: A year or a range of years of the Republic, or empty if unknown.
        kind: The kind of document.
        encoding: The encoding of the file.
        furniture: Everything that is not part of any item, in the document's order.
        account: The account of its characters.
        notes: What looks wrong in it, one Chinese sentence each.
        government: The government that issued it (高雄市政府, 行政院), or empty if unknown.
        pages: How many pages it has, or 0 where the format has none.
        origins: Where title, period, kind, government and department come from, each one as its
            field's name and the place in Chinese (``("period", "檔名")``).
        reasons: Why it may have been read wrongly, the most telling first; none if it reads well.
        plain: Whether its file is text that an editor shows, line by line.
    """

    id: str
    path: str
    title: str
    period: str
    kind: PlanKind
    encoding: str
    furniture: tuple[Furniture, ...]
    account: Account
    notes: tuple[str, ...] = ()
    government: str = ""
    pages: int = 0
    origins: tuple[tuple[str, str], ...] = ()
    reasons: tuple[Reason, ...] = ()
    plain: bool = True

    @property
    def encoding_words(self) -> str:
        """The encoding as it is usually written: ``UTF-8``, ``PDF``."""
        return self.encoding.upper() if self.encoding.islower() else self.encoding

    @property
    def verdict(self) -> Verdict:
        """How well it was read: as well as its most telling reason lets it."""
        order = list(Verdict)
        return max((each.verdict for each in self.reasons), key=order.index, default=Verdict.GOOD)

    @property
    def remarks(self) -> list[str]:
        """Why it may have been read wrongly, and what else looks odd in it, once each."""
        return list(dict.fromkeys((*(reason.words for reason in self.reasons), *self.notes)))


class Problem(NamedTuple):
    """A file that could not be read, and why, in one Chinese sentence."""

    path: str
    message: str
