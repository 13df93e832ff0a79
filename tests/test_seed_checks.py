"""The checks that the five articles call for, by the command, as a list beside the checkout has them.

The list stands in `../shared/domain`, the articles in `../shared/gold`; without them the tests are skipped.
"""

import contextlib
import csv
import io
import json
from functools import cache
from typing import Any

import pytest

from doichieu.cli.main import main
from tests.test_architecture import ROOT

ARTICLES = ROOT.parent / "shared" / "gold" / "seeds"
LIST = ROOT.parent / "shared" / "domain" / "seed_checks.csv"
WANTED = {"finding": {"error", "warning", "question"}, "question": {"question"}, "implied": {"implied"}}
WANTED["agreement"] = {"agrees", "implied"}

pytestmark = pytest.mark.skipif(not LIST.is_file(), reason="the list of checks is not beside this checkout")


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(LIST.read_text("utf-8").splitlines())) if LIST.is_file() else []


@cache
def findings(article: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit status, and what `doichieu check --verbose --json` prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = main(["check", str(ARTICLES / f"{article}.txt"), "--verbose", "--json"])
    return status, json.loads(printed.getvalue())["findings"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']}: {row['quotes']}")
def test_every_row_of_the_list_is_found(row: dict[str, str]) -> None:
    quotes = {quote.strip() for quote in row["quotes"].split("|")}
    fitting = [
        {claim["quote"] for claim in one["claims"]}
        for one in findings(row["text"])[1]
        if one["severity"] in WANTED[row["expected"]]
    ]
    if row["expected"] in {"finding", "question"}:
        assert any(quotes <= cited for cited in fitting), fitting
    else:  # a result with a plan and a base is told in two lines
        assert quotes <= set().union(*(cited for cited in fitting if cited & quotes)), fitting


@pytest.mark.parametrize("article", sorted({row["text"] for row in rows()}))
def test_nothing_else_is_an_error_and_the_exit_status_says_what_is_open(article: str) -> None:
    status, found = findings(article)
    wanted = [
        {quote.strip() for quote in row["quotes"].split("|")}
        for row in rows()
        if row["text"] == article and row["expected"] == "finding"
    ]
    errors = [{claim["quote"] for claim in one["claims"]} for one in found if one["severity"] == "error"]
    assert [cited for cited in errors if not any(quotes <= cited for quotes in wanted)] == []
    is_open = any(one["severity"] in WANTED["finding"] for one in found)
    assert status == (3 if is_open else 0)
