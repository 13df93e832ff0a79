"""How a table is kept that the chain looks after; without any model, so that settings may name it."""

from enum import StrEnum


class Keeping(StrEnum):
    """How a kept table is written: `settings.LEDGER_KEPT` names it for each."""

    ONCE = "written once"  # what any link says of a row still holds
    LATEST = "changed by recorded acts"  # what the last link says of a row holds
