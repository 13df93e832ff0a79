"""The facts of an indicator that people write: which there are, and what each may say."""

import re
from collections.abc import Mapping

from django.db import models

from doichieu.hub.catalogue.errors import CodeFaulty, CodeTaken, FactMissing, FactWrong, UnitsDiffer
from doichieu.hub.catalogue.models import Aggregation, Direction, Indicator, Share
from doichieu.lexicon import named_unit

FACTS = (
    "name_vi",
    "name_en",
    "unit",
    "shown_in",
    "direction",
    "aggregation_time",
    "aggregation_space",
    "share",
    "sector",
)
FIXED = ("unit", "direction", "aggregation_time", "aggregation_space")  # once figures rest on them
PERCENT = "%"  # the unit in which shares are stated
CODE = re.compile(r"[A-Z][A-Z0-9]{1,19}", re.ASCII)
LONGEST: Mapping[str, int] = {
    field.name: field.max_length or 0
    for field in Indicator._meta.concrete_fields  # noqa: SLF001 - Django documents `_meta` as public
    if field.name in FACTS
}
_CHOICES: Mapping[str, type[models.TextChoices]] = {
    "direction": Direction,
    "aggregation_time": Aggregation,
    "aggregation_space": Aggregation,
    "share": Share,
}
_UNSAID: Mapping[str, str] = {"share": Share.NO}  # what holds where nothing is said


def checked_facts(written: Mapping[str, str]) -> dict[str, str]:
    """The facts without superfluous spaces; who knows no English name leaves it to the Vietnamese one.

    Per cent has one spelling, since what is known to be a share is known by it.

    Raises FactMissing, and FactWrong where one is too long or unknown.
    """
    facts = {name: " ".join(written.get(name, "").split()) or _UNSAID.get(name, "") for name in FACTS}
    facts["name_en"] = facts["name_en"] or facts["name_vi"][: LONGEST["name_en"]]
    if is_percent(facts["unit"]):
        facts["unit"] = PERCENT
    else:
        facts["share"] = Share.NO
    for name, said in facts.items():
        unknown = name in _CHOICES and said not in _CHOICES[name].values
        if not said:
            raise FactMissing(fact=name)
        if len(said) > LONGEST[name] or unknown:
            raise FactWrong(fact=name, written=said)
    return facts


def checked_code(written: str) -> str:
    """A code for a new indicator, in capitals. Raises CodeFaulty, CodeTaken."""
    code = written.strip().upper()
    if not CODE.fullmatch(code):
        raise CodeFaulty(written=code)
    if Indicator.objects.filter(code=code).exists():
        raise CodeTaken(written=code)
    return code


def facts_after(indicator: Indicator, written: Mapping[str, str], *, rests: bool) -> dict[str, str]:
    """The facts that an indicator is to have. rests: figures do on it, so a percent of another spelling keeps that.

    Raises FactMissing, FactWrong.
    """
    facts = checked_facts(written)
    if rests and facts["unit"] == PERCENT and is_percent(indicator.unit):
        facts["unit"] = indicator.unit
    return facts


def facts_of(indicator: Indicator) -> dict[str, str]:
    """What an indicator says now."""
    return {name: getattr(indicator, name) for name in FACTS}


def check_counted_alike(found: Indicator, expected: Indicator) -> None:
    """Raises UnitsDiffer unless both units mean one thing, however they are written."""
    if named_unit(found.unit) != named_unit(expected.unit):
        raise UnitsDiffer(expected=expected.unit, found=found.unit)


def check_stays_percent(indicator: Indicator, takes_over: Indicator) -> None:
    """Raises UnitsDiffer where a share would go on in another spelling of per cent, as older indicators may have it."""
    if indicator.unit == PERCENT != takes_over.unit:
        raise UnitsDiffer(expected=takes_over.unit, found=indicator.unit)


def is_percent(unit: str) -> bool:
    """Whether a unit is per cent, however it is written."""
    return named_unit(unit) == PERCENT
