"""Exports for programs as whole texts; the program writes them in pieces."""

from __future__ import annotations

from collections.abc import Sequence

from kaoview.export.data import csv_pieces, json_pieces, jsonl_pieces
from kaoview.export.heads import Header
from kaoview.model import Library, Node


def export_json(library: Library, nodes: Sequence[Node]) -> str:
    return "".join(json_pieces(library, nodes))


def export_jsonl(library: Library, nodes: Sequence[Node]) -> str:
    return "".join(jsonl_pieces(library, nodes))


def export_csv(library: Library, nodes: Sequence[Node]) -> str:
    return "".join(csv_pieces(library, nodes, header=Header.ENGLISH))
