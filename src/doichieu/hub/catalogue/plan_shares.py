"""Amounts whose share of plan is an indicator of its own: `giải ngân 66% kế hoạch` is a figure of that.

data/plan_shares.csv names the pairs; both stand in indicators.csv, the share divides the amount by its plan.
"""

import csv
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.catalogue.queries import standing_codes


@cache
def committed_shares() -> Mapping[str, str]:
    """The code of the share by that of its amount."""
    data = resources.files(__package__).joinpath("data", "plan_shares.csv").read_text("utf-8")
    return {row["amount"]: row["share"] for row in csv.DictReader(data.splitlines())}


def plan_shares(amounts: Collection[str]) -> Mapping[str, Indicator]:
    """The share of plan of each of these amounts that has one, by the amount's code; one query, none without any."""
    wanted = {amount: share for amount in amounts if (share := committed_shares().get(amount))}
    known = standing_codes(set(wanted.values())) if wanted else {}
    return {amount: known[share] for amount, share in wanted.items() if share in known}


def amounts_of(shares: Collection[str]) -> set[str]:
    """The codes of the amounts whose share of plan is one of these."""
    return {amount for amount, share in committed_shares().items() if share in shares}
