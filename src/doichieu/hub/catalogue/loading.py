"""The committed catalogue into the database: `services.load_catalogue` alone calls this.

data/indicators.csv is the project's own list, which leaves alone what a steward has changed since; wordings come
from data/wordings.csv, from the names themselves and from lexicon/indicators.toml, whose phrases are the reader's seed.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources

from doichieu.hub.catalogue.errors import FaultyCatalogue
from doichieu.hub.catalogue.facts import FACTS
from doichieu.hub.catalogue.models import Component, Indicator, Wording
from doichieu.lexicon import folded, table
from doichieu.lexicon.search import searchable

FILES = ("indicators.csv", "wordings.csv", "components.csv")


def load() -> Mapping[str, int]:
    """Add or bring up to date what the files say; returns how many rows were new or changed."""
    rows = {row["code"]: row for row in _rows("indicators.csv")}
    changed = _stored({code: {fact: row[fact] for fact in FACTS} for code, row in rows.items()})
    by_code = {indicator.code: indicator for indicator in Indicator.objects.all()}
    for code, row in rows.items():
        changed += _tied(by_code[code], _named(by_code, row["numerator"]), _named(by_code, row["denominator"]))
    changed += _compose(by_code)
    added = _add_wordings(by_code)
    _keep_search()
    return {"indicators": changed, "wordings": added}


def search_column(indicator: Indicator) -> str:
    """What is searched of an indicator: its code, names and wordings."""
    phrases = [wording.text for wording in indicator.wordings.all()]
    return searchable(" ".join((indicator.code, indicator.name_vi, indicator.name_en, *phrases)))


def data_digest() -> str:
    """SHA-256 over the committed files, in hexadecimal."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(_file(name))
    return total.hexdigest()


def committed_wordings() -> Iterator[tuple[str, str]]:
    """Code and phrase, the project's own file first, then the names, then the reader's seed.

    What the reader calls an indicator beside one particular unit or crop alone is no name of it.
    """
    yield from ((row["code"], row["text"]) for row in _rows("wordings.csv"))
    yield from ((row["code"], row["name_vi"]) for row in _rows("indicators.csv"))
    seed = (entry for entry in table("indicators") if "code" not in entry.facts)
    yield from ((entry.id, form) for entry in seed for form in entry.forms)


def _stored(rows: Mapping[str, Mapping[str, str]]) -> int:
    """Store the indicators with their facts; how many are new or say something else than before."""
    known = Indicator.objects.in_bulk(list(rows), field_name="code")
    new = [Indicator(code=code, **facts) for code, facts in rows.items() if code not in known]
    Indicator.objects.bulk_create(new)
    others = [code for code, indicator in known.items() if not indicator.stewarded and _differs(indicator, rows[code])]
    for code in others:
        Indicator.objects.filter(code=code).update(**rows[code])
    return len(new) + len(others)


def _differs(indicator: Indicator, facts: Mapping[str, str]) -> bool:
    return any(getattr(indicator, name) != value for name, value in facts.items())


def _tied(indicator: Indicator, numerator: Indicator | None, denominator: Indicator | None) -> int:
    """Tie a ratio to its parts; 1 where that is new."""
    if indicator.stewarded or (indicator.numerator_id, indicator.denominator_id) == (
        numerator and numerator.pk,
        denominator and denominator.pk,
    ):
        return 0
    indicator.numerator, indicator.denominator = numerator, denominator
    indicator.save(update_fields=("numerator", "denominator"))
    return 1


def _compose(by_code: Mapping[str, Indicator]) -> int:
    """Say which indicators a composite one needs, where no steward did; how many that was new for."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in _rows("components.csv"):
        wanted[row["code"]].add(row["component"])
    changed = 0
    for code, parts in wanted.items():
        whole = _named(by_code, code)
        if whole is None or whole.stewarded or set(whole.components.values_list("part__code", flat=True)) == parts:
            continue
        whole.components.all().delete()
        Component.objects.bulk_create(Component(whole=whole, part=by_code[part]) for part in sorted(parts))
        changed += 1
    return changed


def _named(by_code: Mapping[str, Indicator], code: str) -> Indicator | None:
    """The indicator that a row names; None for an empty cell. Raises FaultyCatalogue."""
    if code and code not in by_code:
        raise FaultyCatalogue(fault=f"no indicator has the code {code!r}")
    return by_code[code] if code else None


def _add_wordings(by_code: Mapping[str, Indicator]) -> int:
    """Add the phrases that are missing; a phrase stays with the first indicator that claims it."""
    known = set(Wording.objects.values_list("folded", flat=True))
    missing = []
    for code, text in committed_wordings():
        phrase = folded(text)
        if phrase in known:
            continue
        known.add(phrase)
        indicator = _named(by_code, code)
        if indicator is not None:
            missing.append(Wording(indicator=indicator, text=text, folded=phrase))
    Wording.objects.bulk_create(missing)
    return len(missing)


def _keep_search() -> None:
    changed = []
    for indicator in Indicator.objects.prefetch_related("wordings"):
        column = search_column(indicator)
        if column != indicator.search:
            indicator.search = column
            changed.append(indicator)
    Indicator.objects.bulk_update(changed, ("search",))


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_file(name).decode("utf-8").splitlines())


def _file(name: str) -> bytes:
    return resources.files(__package__).joinpath("data", name).read_bytes()
