"""The command line as a process of its own: pipes, terminals, imports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KAOVIEW = (sys.executable, "-m", "kaoview")
HEAVY = {"textual", "rich", "jieba", "rapidfuzz", "pypinyin", "markdown_it", "pydantic"}


def run(*args, **named):
    return subprocess.run([*KAOVIEW, *args], capture_output=True, timeout=60, check=False, **named)


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["tree"],
        ["tree", "113-衛生局", "--json"],
        ["show", "113-衛生局-2"],
        ["export", "衛生局"],
        ["export", "衛生局", "--format", "csv"],
        ["check"],
    ],
    ids=" ".join,
)
def test_a_command_loads_only_what_it_needs(args):
    script = "import sys\nfrom kaoview.cli import app\ntry:\n    app()\nfinally:\n    "
    script += "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, *args], capture_output=True, text=True, check=True
    )
    assert set(done.stderr.split()) & HEAVY == set()
    assert "kaoview" in done.stderr


def test_piped_output_is_plain_utf_8_whatever_the_locale():
    env = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("tree", env=env)
    assert done.returncode == 0
    assert "113-衛生局" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_who_stops_reading_hears_nothing():
    process = subprocess.Popen(
        [*KAOVIEW, "export", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("args", [["tree"], ["--help"], ["export", "--help"]], ids=" ".join)
def test_a_full_disk_behind_a_redirection_is_one_line(args):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*KAOVIEW, *args], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "讀寫時出了問題：磁碟空間不足，請先清出空間\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])  # an empty one is none to Python
def test_a_complaint_that_nobody_hears_is_still_an_error(unbuffered):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*KAOVIEW, "show", "沒有局"],
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="closes handles as a shell does")
@pytest.mark.parametrize(
    ("args", "closed", "code"),
    [
        (["tree"], (1,), 0),
        (["search", "登革熱"], (1, 2), 0),
        (["show", "沒有局"], (2,), 2),
        ([], (0,), 2),
    ],
)
def test_streams_that_were_closed_are_nobody_listening(args, closed, code):
    def close():
        for handle in closed:
            os.close(handle)

    done = run(*args, preexec_fn=close)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def in_terminal(*args, columns=80, **env):
    """Return what a command prints on a terminal of so many columns."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clean = {key: os.environ[key] for key in os.environ if key not in ("COLUMNS", "NO_COLOR")}
    process = subprocess.Popen(
        [*KAOVIEW, *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=clean | {"TERM": "xterm-256color"} | env,
    )
    os.close(theirs)
    read = b""
    try:
        while chunk := os.read(ours, 65536):
            read += chunk
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return read.decode().replace("\r\n", "\n")


def test_on_a_terminal_it_is_coloured_and_broken_into_lines():
    from kaoview.text.cell_width import cell_width

    text = in_terminal("show", "113-衛生局-2", columns=60)
    assert "\x1b[" in text
    plain = in_terminal("show", "113-衛生局-2", columns=60, NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(cell_width, plain.splitlines())) <= 60
    assert not any(line.strip()[:1] in "，。；、" for line in plain.splitlines() if line.strip())


def test_on_a_terminal_amounts_stand_flush_right():
    from kaoview.text.cell_width import cell_width

    text = in_terminal("show", "107-秘書處-3", columns=70, NO_COLOR="1")
    amounts = [line for line in text.splitlines() if line.endswith(" 仟元")]
    assert len(amounts) == 9
    assert {cell_width(line) for line in amounts} == {70}


def test_control_characters_of_a_document_never_reach_the_terminal(tmp_path):
    evil = "\x1b]0;title\x07\x1b[31m紅\x9b2J\u202e反"
    path = tmp_path / "evil.txt"
    long = "落實登革熱整合醫療照護，降低病毒傳播及個案死亡風險。" * 10
    path.write_text(
        f"高雄市政府衛生局114年度施政計畫\n\n一、甲{evil}。{long}\n\n二、乙。\n", encoding="utf-8"
    )
    for args in (["tree", "--depth", "9"], ["show", "114-衛生局"], ["check", "--all"], ["export"]):
        text = run("--library", str(path), *args).stdout.decode()
        assert "紅" in text or args[0] == "check"
        assert "[31m" in text or "控制字元" in text
        assert not set(text) & set("\x1b\x07\x9b\u202e"), args
