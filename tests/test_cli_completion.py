"""What a shell may complete: commands, options, values, departments and ids."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app

RUNNER = CliRunner()


def words(*typed: str) -> list[str]:
    result = RUNNER.invoke(app, ["completion", "words", *typed])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("se",), ["search", "serve"]),
        (("113-捷",), ["113-捷運工程局"]),
        (("show", "衛生"), ["衛生局"]),
        (
            ("show", "112-04-行政暨國際處-1.1."),
            ["112-04-行政暨國際處-1.1.1", "112-04-行政暨國際處-1.1.2"],
        ),
        (("diff", "107", "113", "--st"), ["--status"]),
        (("diff", "107", "113", "--status", "re"), ["related", "revised"]),
        (("export", "--layout", ""), ["new-old", "old-new", "status"]),
        (("diff", "107", "113", "--department", "衛"), ["衛生局"]),
        (("diff", "107", "113", "--department", "秘"), ["秘書處"]),
        (("export", "-o", "x"), []),
        (("open",), []),
    ],
)
def test_what_can_stand_next(typed: tuple[str, ...], found: list[str]) -> None:
    got = words(*typed)
    assert got == found or (typed[0] == "show" and set(found) <= set(got))


def test_ids_of_items_are_offered_below_what_was_typed() -> None:
    assert "113-衛生局-12" in words("show", "113-衛生局-1")
    assert "113-衛生局-12" not in words("show", "113")


def test_names_that_a_shell_would_run_are_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "114.txt"
    path.write_text(
        "測試市政府局$(touch owned)114年度施政計畫\n一、整修校舍\n二、種樹\n", encoding="utf-8"
    )
    (tmp_path / "115.txt").write_text(
        "測試市政府工務局115年度施政計畫\n一、整修校舍\n二、種樹\n", encoding="utf-8"
    )
    result = RUNNER.invoke(app, ["--library", str(tmp_path), "completion", "words", "show", ""])
    assert result.exit_code == 0
    found = result.stdout.splitlines()
    assert [word for word in found if "115" in word]
    assert not [word for word in found if set("$()`;&|<>*?\x1b") & set(word)]


@pytest.mark.parametrize("form", [("--library", "{}"), ("--library={}",), ("--add", "{}")])
def test_the_library_typed_before_is_completed_from(tmp_path: Path, form: tuple[str, ...]) -> None:
    (tmp_path / "115.txt").write_text(
        "測試市政府工務局115年度施政計畫\n一、整修校舍\n二、種樹\n", encoding="utf-8"
    )
    found = words(*(part.format(tmp_path) for part in form), "show", "")
    assert "115-測試市政府工務局" in found
    assert ("113-衛生局" in found) == (form[0] == "--add")


def test_an_unknown_shell_is_said() -> None:
    result = RUNNER.invoke(app, ["completion", "cmd"])
    assert result.exit_code == 2 and "可用的有 bash、zsh、fish" in result.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_an_id(tmp_path) -> None:
    program = tmp_path / "kaoview"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kaoview "$@"\n')
    program.chmod(0o755)
    line = (
        'eval "$(kaoview completion bash)"; COMP_WORDS=(kaoview show 113-衛生局-1); COMP_CWORD=2;'
        ' _kaoview; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        ["bash", "-c", line], env={**os.environ, "PATH": path}, capture_output=True, check=True
    )
    assert "113-衛生局-10" in told.stdout.decode().splitlines()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_their_scripts(shell: str) -> None:
    script = RUNNER.invoke(app, ["completion", shell]).stdout
    assert "kaoview completion words" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script.encode(), check=True)
