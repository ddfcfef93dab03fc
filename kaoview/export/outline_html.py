"""Selected nodes as one page that needs nothing else: contents, a search box, light and dark."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from kaoview.export.escape import html_text
from kaoview.export.outline_blocks import Block, BlockKind, Outline
from kaoview.reading.export_form import HTML_MARK

_CONTENTS_LEVEL = 3
"""The deepest level of a heading in the contents. Chosen by eye."""

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.7 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  margin: 0 auto; max-width: 76rem; padding: 0 1rem; display: grid;
  grid-template-columns: minmax(12rem, 18rem) minmax(0, 1fr); gap: 2rem; }
nav { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1rem 0;
  font-size: .9rem; }
nav ul { list-style: none; padding: 0; } nav a { color: inherit; text-decoration: none; }
nav li.l2 { padding-left: 1rem; } nav li.l3 { padding-left: 2rem; }
main { padding: 1rem 0 4rem; min-width: 0; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; margin: .8rem 0 0; }
p { margin: .2rem 0; overflow-wrap: anywhere; }
.place { color: #777; font-size: .85rem; } .note { font-style: italic; }
.hidden { display: none; } mark { background: #ffd33d88; color: inherit; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .3rem .5rem; }
table { border-collapse: collapse; } th, td { border: 1px solid #8886; padding: .2rem .5rem; }
@media (max-width: 48rem) { body { display: block; } nav { position: static; max-height: none; } }
@media print { body { display: block; } nav { display: none; } }
@page { size: A4; margin: 14mm; }
"""

# Shows the paragraphs with what is typed, and the headings above them; nothing leaves the page.
_SCRIPT = """
(function () {
  var box = document.getElementById('find'), said = document.getElementById('said');
  var blocks = Array.prototype.slice.call(document.querySelectorAll('main > *'));
  function level(e) { return /^H[1-6]$/.test(e.tagName) ? +e.tagName[1] : 9; }
  function find() {
    var word = box.value.trim().toLowerCase().replace(/\\s+/g, ''), shown = 0, above = [];
    blocks.forEach(function (e) {
      var own = level(e), has = e.textContent.toLowerCase().replace(/\\s+/g, '').indexOf(word) >= 0;
      e.classList.toggle('hidden', word !== '' && !has);
      if (own < 9) {
        above = above.filter(function (h) { return level(h) < own; });
        if (word !== '' && has) { above.forEach(function (h) { h.classList.remove('hidden'); }); }
        above.push(e);
      } else if (word !== '' && has) {
        above.forEach(function (h) { h.classList.remove('hidden'); });
      }
      if (word !== '' && has) { shown += 1; }
    });
    said.textContent = word === '' ? '' : shown + ' 段';
  }
  box.addEventListener('input', find);
})();
"""
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_HASH}'"
"""What the page may do: its own style and its own script, and nothing from anywhere else."""


def export_outline_html(document: Outline) -> str:
    """Return a document for readers as a page.

    Returns:
        The page, ending in a newline; document text is escaped, and nothing is loaded.
    """
    title = html_text(document.title)
    closing = (*(f"來源：{each}" for each in document.sources), f"{document.date} 匯出")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-Hant-TW">\n<head>\n<meta charset="utf-8">',
            HTML_MARK,
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            '<nav>\n<p><input id="find" type="search" placeholder="找字" aria-label="找字">'
            '<span id="said"></span></p>\n<ul>',
            *_contents(document),
            f"</ul>\n</nav>\n<main>\n<h1>{title}</h1>",
            *(_block(block, number) for number, block in enumerate(document.blocks)),
            *(f'<p class="place">{html_text(line)}</p>' for line in closing),
            f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n",
        ]
    )


def _contents(document: Outline) -> Iterator[str]:
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING and block.level <= _CONTENTS_LEVEL:
            words = html_text(block.text)
            yield f'<li class="l{block.level}"><a href="#b{number}">{words}</a></li>'


def _block(block: Block, number: int) -> str:
    words = html_text(block.text)
    match block.kind:
        case BlockKind.HEADING:
            level = min(block.level + 1, 6)
            return f'<h{level} id="b{number}">{words}</h{level}>'
        case BlockKind.TABLE:
            return _table(block.rows)
        case BlockKind.PLACE | BlockKind.NOTE:
            return f'<p class="{block.kind.value}">{words}</p>'
    indent = f' style="margin-left:{block.level}em"' if block.level else ""
    return f"<p{indent}>{words}</p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f"<th>{html_text(text)}</th>" for text in rows[0])
    cells = ("".join(f"<td>{html_text(text)}</td>" for text in row) for row in rows[1:])
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
