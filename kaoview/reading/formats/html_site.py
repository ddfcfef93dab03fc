"""What a site prints around a page: menus, breadcrumbs, buttons, dates and counters of visits.

Sites that do not use ``nav``, ``header`` and ``footer`` name these parts by ``role``, ``id`` or
``class``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kaoview.reading.formats.blocks import MarkedLine
from kaoview.reading.formats.file_format import LineRole

_MENU_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "contentinfo"})
_MENU_WORDS = (
    "nav navbar navi navigation topnav subnav mainmenu menu submenu megamenu sitemap",
    "breadcrumb breadcrumbs crumb crumbs path sidebar leftmenu sidemenu footer foot fatfooter",
    "share social toolbar sronly skip skiplink gotocenter goback gotop backtop accesskey pager",
    "pagination",
)
_MENUS = frozenset(" ".join(_MENU_WORDS).split())
"""Names of parts that are no part of the document, hyphens and case left out."""
_HEADS = frozenset({"header", "siteheader", "banner", "masthead", "logo"})
"""Names of parts that name the site, as a page header does."""
_INSIDE = frozenset({"body", "html", "main", "article"})
"""Elements that hold the document, whatever a site calls them."""
_DOCUMENT = frozenset({"main", "article"})
_WORDS = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "span", "th", "tr", "dt", "dd", "b", "strong"]
)
"""Elements of a text: what their authors call a header is a heading, or the head of a table."""
_SITE_LINE = re.compile(
    r"(?:(?:發[布佈]|張貼|刊登|公[布告]|上[版架]|建立|更新|最後更新|最近更新|資料更新|資料檢視)"
    r"(?:日期|時間)|(?:發[布佈]|張貼|刊登|維護|資料提供|資料維護)(?:單位|機關|人員|者)"
    r"|(?:點[閱擊選]|瀏覽|閱覽|累積瀏覽)(?:次數|人次|人數|數|率)?)[:：].{0,30}"
    r"|[您你目現][的前在]*(?:所在)?位置[:：].*"
    r"|(?:跳到|跳至|移至)主要?內容(?:區塊?)?|(?:回|返回)(?:上一?頁|頂端|首頁|列表|頁首|最上層)"
    r"|友善列印|轉寄友人|分享至.{0,12}|:::"
    r"|(?:版權所有|著作權所有|Copyright|©).{0,50}"
)
"""Lines that a site prints beside the text of a page, in parts without a telling name."""
_LONGEST_SITE_LINE = 60
"""Characters of such a line, at most; chosen by hand."""
_BARS = re.compile(r"[|｜∣]+")
"""What stands between the links of a menu."""
_NO_LETTER = re.compile(r"[^a-z\s]")


def holds_document(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element holds the document itself, and nothing that names the site."""
    return tag in _DOCUMENT or attributes.get("role", "").lower() == "main"


def part_role(
    tag: str, attributes: Mapping[str, str], outer: LineRole, *, within: bool = False
) -> LineRole:
    """Return what the lines of an element are for.

    Args:
        tag: Its name.
        attributes: Its attributes.
        outer: What those of the element around it are for.
        within: Whether it stands in an element that holds the document: a header there is its own.
    """
    if tag in _INSIDE or outer is LineRole.NAVIGATION:
        return outer
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}".lower()
    words = set(_NO_LETTER.sub("", names).split())
    if attributes.get("role", "").lower() in _MENU_ROLES or words & _MENUS:
        return LineRole.NAVIGATION
    site = not within and tag not in _WORDS
    if site and (words & _HEADS or attributes.get("role", "").lower() == "banner"):
        return LineRole.HEADER
    return outer


def is_menu(words: str, between: str) -> bool:
    """Tell whether a line is nothing but links with bars between them.

    Args:
        words: The line.
        between: Its characters outside of links, white space left out.
    """
    return len(words) <= _LONGEST_SITE_LINE and _BARS.fullmatch(between) is not None


def mark_site_lines(lines: Sequence[MarkedLine], menus: Collection[str] = ()) -> list[MarkedLine]:
    """Return a page's lines, those that a site prints around the text marked as such.

    A page all of whose lines stand in parts with such names is the document itself.

    Args:
        lines: The lines.
        menus: Those that are nothing but links.
    """
    found = [
        (text, replace(mark, role=LineRole.NAVIGATION))
        if _is_site_line(text) or (text in menus and mark.role is not LineRole.CELL)
        else (text, mark)
        for text, mark in lines
    ]
    around = (LineRole.NAVIGATION, LineRole.HEADER, LineRole.FOOTER)
    if any(mark.role not in around for _, mark in found):
        return found
    return [(text, replace(mark, role=LineRole.BODY)) for text, mark in lines]


def _is_site_line(text: str) -> bool:
    words = text.strip(" \u3000[]|｜")
    return len(words) <= _LONGEST_SITE_LINE and _SITE_LINE.fullmatch(words) is not None
