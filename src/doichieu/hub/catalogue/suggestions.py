"""What people propose for the catalogue, and a steward's answer."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.catalogue.composing import check_components, codes_of, compose_indicator, indicators_named
from doichieu.hub.catalogue.errors import (
    AlreadyAnswered,
    ComponentsWrong,
    FactWrong,
    RatioWrong,
    WordingTaken,
)
from doichieu.hub.catalogue.facts import checked_code, checked_facts
from doichieu.hub.catalogue.models import COMPONENTS, Answer, Indicator, Suggestion, Wording
from doichieu.hub.catalogue.ratios import check_ratio, ratio_named, tie_ratio
from doichieu.hub.catalogue.stewardship import (
    LONGEST_WORDING,
    add_indicator,
    give_wording,
    reason_of,
    refuse_merged,
    steward_of,
)
from doichieu.hub.ledger import services as ledger
from doichieu.lexicon import folded


@transaction.atomic
def suggest_wording(
    *, text: str, indicator: Indicator, reason: str, by: Actor, document: int | None = None
) -> Suggestion:
    """Propose that a phrase means an indicator. document: id of the one in which it was met.

    The same phrase for the same indicator is proposed once. Raises access.Refused, access.UnknownActor,
    UnsaidReason, FactWrong, WordingTaken, MergedAway.
    """
    person, why = _proposer(by), reason_of(reason)
    phrase = " ".join(text.split())
    if not folded(phrase) or len(phrase) > LONGEST_WORDING:
        raise FactWrong(fact="wording", written=phrase)
    refuse_merged(indicator)
    _check_free(phrase)
    for known in Suggestion.objects.filter(answer=Answer.OPEN, indicator=indicator, facts={}):
        if folded(known.text) == folded(phrase):
            return known
    return _suggested(Suggestion(text=phrase, indicator=indicator, document=document, reason=why), person)


@transaction.atomic
def suggest_indicator(  # noqa: PLR0913 # what is proposed, why, and where it was met
    *, code: str, facts: Mapping[str, str], reason: str, by: Actor, text: str = "", document: int | None = None
) -> Suggestion:
    """Propose a new indicator. text: a phrase that means it, beside its name; document: where that was met.

    Raises access.Refused, access.UnknownActor, UnsaidReason, CodeFaulty,
    CodeTaken, FactMissing, FactWrong, WordingTaken.
    """
    person, why = _proposer(by), reason_of(reason)
    written, phrase = checked_code(code), " ".join(text.split())
    if len(phrase) > LONGEST_WORDING:
        raise FactWrong(fact="wording", written=phrase)
    said = checked_facts(facts)
    for each in (said["name_vi"], phrase):
        _check_free(each)
    return _suggested(Suggestion(text=phrase, facts={"code": written, **said}, document=document, reason=why), person)


@transaction.atomic
def suggest_components(*, indicator: Indicator, parts: Sequence[Indicator], reason: str, by: Actor) -> Suggestion:
    """Propose which others a composite indicator needs.

    Raises access.Refused, access.UnknownActor, UnsaidReason, ComponentsWrong.
    """
    person, why = _proposer(by), reason_of(reason)
    check_components(indicator, parts)
    if not parts:
        raise ComponentsWrong(indicator=indicator.code)
    return _suggested(Suggestion(indicator=indicator, facts={COMPONENTS: codes_of(parts)}, reason=why), person)


@transaction.atomic
def suggest_ratio(
    *, indicator: Indicator, numerator: Indicator | None, denominator: Indicator | None, reason: str, by: Actor
) -> Suggestion:
    """Propose of which two others an indicator is the ratio.

    Raises access.Refused, access.UnknownActor, UnsaidReason, RatioWrong, UnitsDiffer.
    """
    person, why = _proposer(by), reason_of(reason)
    check_ratio(indicator, numerator, denominator)
    if numerator is None:
        raise RatioWrong(indicator=indicator.code)
    facts = {"numerator": numerator.code, "denominator": denominator.code if denominator else ""}
    return _suggested(Suggestion(indicator=indicator, facts=facts, reason=why), person)


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, by: Actor, reason: str = "") -> Indicator:
    """Put into the catalogue what was proposed; the proposer's reason stands where the steward gives none.

    Raises access.Refused, access.UnknownActor, AlreadyAnswered, and what the act itself raises.
    """
    steward = steward_of(by)
    row = _open(suggestion)
    why = reason.strip() or row.reason
    if row.is_of_wording and row.indicator is not None:
        indicator = give_wording(indicator=row.indicator, text=row.text, reason=why, by=by)
    elif row.is_of_components and row.indicator is not None:
        parts = indicators_named(row.facts[COMPONENTS])
        indicator = compose_indicator(indicator=row.indicator, parts=parts, reason=why, by=by)
    elif row.is_of_ratio and row.indicator is not None:
        numerator, denominator = ratio_named(row.facts)
        indicator = tie_ratio(indicator=row.indicator, numerator=numerator, denominator=denominator, reason=why, by=by)
    else:
        indicator = add_indicator(code=row.facts["code"], facts=row.facts, reason=why, by=by)
        if row.text:
            give_wording(indicator=indicator, text=row.text, reason=why, by=by)
    row.indicator = indicator
    _answer(row, Answer.ACCEPTED, reason, steward)
    return indicator


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, reason: str, by: Actor) -> Suggestion:
    """Leave the catalogue as it is, for a reason. Raises access.Refused, UnsaidReason, AlreadyAnswered."""
    steward, why = steward_of(by), reason_of(reason)
    row = _open(suggestion)
    _answer(row, Answer.DECLINED, why, steward)
    return row


def _proposer(by: Actor) -> User:
    """Whoever reviews figures somewhere, or looks after the catalogue. Raises access.Refused, access.UnknownActor."""
    actor = acting(by)
    if not actor.may(Act.MANAGE_CATALOGUE, None):
        actor.must_somewhere(Act.REVIEW)
    return actor.person(Act.REVIEW)


def _check_free(phrase: str) -> None:
    known = Wording.objects.filter(folded=folded(phrase)).select_related("indicator").first()
    if known is not None:
        raise WordingTaken(text=phrase, indicator=known.indicator.code)


def _suggested(row: Suggestion, person: User) -> Suggestion:
    row.suggested_at, row.suggested_by = timezone.now(), person
    row.save(force_insert=True)
    ledger.record(f"{_what(row)} suggested", row, by=person.username)
    return row


def _what(row: Suggestion) -> str:
    if row.is_of_wording:
        return "wording"
    return "components" if row.is_of_components else "ratio" if row.is_of_ratio else "indicator"


def _open(suggestion: Suggestion) -> Suggestion:
    row = Suggestion.objects.select_for_update(of=("self",)).select_related("indicator").get(pk=suggestion.pk)
    if row.answer != Answer.OPEN:
        raise AlreadyAnswered(suggestion=str(row))
    return row


def _answer(row: Suggestion, answer: Answer, reason: str, steward: User) -> None:
    row.answer, row.answer_reason = answer, " ".join(reason.split())[:300]
    row.answered_at, row.answered_by = timezone.now(), steward
    row.save()
    ledger.record(f"suggestion {answer.value}", row, by=steward.username)
