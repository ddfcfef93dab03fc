"""Words of a command that is proposed to a reader, who may copy it into a shell."""

from __future__ import annotations

import shlex

_PLAIN = "-._"
"""Characters of ids and names, besides letters and digits, that no shell reads as anything else."""


def shell_word(text: str) -> str:
    """Return a text as one word of a shell's command, quoted only if needed.

    >>> shell_word("113-衛生局-2.1"), shell_word("$(ls)-全文")
    ('113-衛生局-2.1', "'$(ls)-全文'")
    """
    plain = all(each.isalnum() or each in _PLAIN for each in text)
    return text if text and plain else shlex.quote(text)
