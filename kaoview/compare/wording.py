"""What changed in the words of two texts: inline where they are close, shared phrases where not.

Everything is given as ranges into the raw texts, so that a screen or a page can mark them.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from kaoview.text.fold import Folded, fold

CLOSE = 0.30
"""From this share of characters kept in order, two texts are shown with inline changes."""


def kept_share(left: str, right: str) -> float:
    """Return the share of the longer text's characters that stand in both in the same order.

    Args:
        left: One raw text.
        right: The other.

    Returns:
        From 0, nothing kept, to 1, the same but for white space, width and variants.
    """
    ours, theirs = fold(left), fold(right)
    blocks = _blocks(ours, theirs)
    return sum(size for _, _, size in blocks) / max(len(ours.key), len(theirs.key), 1)


def _blocks(left: Folded, right: Folded) -> list[tuple[int, int, int]]:
    """Return the common blocks in the keys, longest first found, without one-character islands."""
    matcher = SequenceMatcher(None, left.key, right.key, autojunk=False)
    return [
        (block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size > 1
    ]
