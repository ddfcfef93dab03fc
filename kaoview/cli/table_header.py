"""The option for the language of the heads in CSV and spreadsheets, the same for every command."""

from __future__ import annotations

from typing import Annotated

import typer

from kaoview.cli.terminal import CliError
from kaoview.export.heads import Header

HeaderOption = Annotated[
    str | None,
    typer.Option(
        "--header",
        metavar="語言",
        help="試算表和 CSV 的欄名與種類：zh（中文，預設）或 en（給程式）",
    ),
]


def typed_header(typed: str | None) -> Header:
    """Return the language that was typed, or the usual one.

    Raises:
        CliError: There is no such language.
    """
    if typed is None:
        return Header.CHINESE
    if typed not in tuple(Header):
        raise CliError(f"--header 沒有「{typed}」，可用的有 {'、'.join(Header)}")
    return Header(typed)
