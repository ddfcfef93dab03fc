"""The command line asked about a library of one's own, and two documents to put into it."""

import json

from typer.testing import CliRunner

from kaoview.cli import app

RUNNER = CliRunner()


HEALTH = """桃園市政府衛生局114年度施政計畫

一、長期照顧
布建社區據點，辦理照顧服務。
(一)日間照顧
增設日照中心。
二、防疫
辦理登革熱防治。
"""


EDUCATION = HEALTH.replace("衛生局", "教育局").replace("長期照顧", "雙語教育")


def run(*args, **named):
    return RUNNER.invoke(app, [str(arg) for arg in args], **named)


def told(*args, **named):
    """Return all that a command that succeeds says."""
    result = run(*args, **named)
    assert result.exit_code == 0, result.output
    return result.output


def record(*args, **named):
    return json.loads(run(*args, "--json", **named).stdout)


def names():
    return [each["name"] for each in record("list")]
