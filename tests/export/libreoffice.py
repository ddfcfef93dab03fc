"""Printing a document with LibreOffice, to see what a reader would get."""

from __future__ import annotations

import subprocess
from pathlib import Path

LONGEST = 120
"""Seconds that printing may take; LibreOffice makes a profile of its own first."""


def as_pdf(path: Path) -> Path:
    """Print a document beside itself; return the PDF."""
    folder = path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    return path.with_suffix(".pdf")
