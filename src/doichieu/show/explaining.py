"""Why each number of a document was read as it was, for a terminal: sentence by sentence, in words.

To who knows the reader from inside it shows more: the lexicon's entries, and the weights of the confidence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text as Styled

from doichieu.claims import SURE, Other, Reading, Span
from doichieu.claims.explanations import ClaimExplained, Explanation, Ground, OtherExplained, Weighed, Word
from doichieu.lexicon import Entry, table
from doichieu.show.lines import figure, kind
from doichieu.show.periods import period
from doichieu.show.sentences import sentence_of, standing_words
from doichieu.show.wording import Lang, unread_advice, unread_reason

Numbered = ClaimExplained | OtherExplained
SMALLEST = 0.005  # a weight below adds nothing that can be seen
NAMED = 12  # figures that the sum names as worth another look
SHOWN_BY_ITS_FORM = frozenset(("so many out of so many", "signed change"))  # no word says these, and none is needed


@dataclass(frozen=True, slots=True)
class _Manner:
    """How an explanation is told."""

    lang: Lang
    verbose: bool


def print_explanation(explanation: Explanation, console: Console, *, lang: Lang = "vi", verbose: bool = False) -> None:
    """Print every number of the reading in its sentence, with what it rests on, and a line of sum.

    verbose: with the entries of the lexicon, and what each fact adds to the confidence.
    """
    manner = _Manner(lang, verbose)
    console.print(Styled(explanation.reading.text.name, style="bold"))
    if verbose:
        console.print(Styled(_line("legend", lang), style="dim"))
    for sentence, numbers in _by_sentence(explanation):
        console.print(Rule(style="dim", characters="─"))
        console.print(_even(standing_words(explanation.reading.text, sentence)))
        for number in numbers:
            console.print(Padding(Group(*_lines(explanation.reading, number, manner)), (0, 0, 0, 2)))
    console.print(Rule(style="dim", characters="─"))
    console.print(Styled(_sum(explanation.reading, lang), style="bold"))


def _sum(reading: Reading, lang: Lang) -> str:
    """`25 số liệu, 3 nên xem lại: …`, and how many numbers were not read."""
    unsure = [claim for claim in reading.claims if claim.confidence < SURE]
    quotes = [_even(claim.quote) for claim in sorted(unsure, key=lambda claim: claim.confidence)]
    named = "; ".join([*quotes[:NAMED], *(["…"] if len(quotes) > NAMED else [])])
    told = _line("sum", lang, figures=len(reading.claims)) if not unsure else ""
    told = told or _line("sum.unsure", lang, figures=len(reading.claims), unsure=len(unsure), named=named)
    return f"{told}. {_line('sum.unread', lang, unread=len(reading.unread))}" if reading.unread else f"{told}."


def fact_words(fact: str, lang: Lang) -> str:
    """A rule or fact in words; as the reader calls it where the table has none, and in English."""
    entry = _entries().get(fact) if lang == "vi" else None
    return entry.forms[0] if entry is not None else fact


def _by_sentence(explanation: Explanation) -> Iterator[tuple[Span, list[Numbered]]]:
    """The numbers of each sentence, in the order of the text."""
    everything: list[Numbered] = [*explanation.claims, *explanation.other, *explanation.unread]
    ordered = sorted(everything, key=_place)
    pairs = ((sentence_of(explanation.reading.text, _place(number)), number) for number in ordered)
    for sentence, group in groupby(pairs, key=lambda pair: pair[0]):
        yield sentence, [number for _, number in group]


def _place(number: Numbered) -> Span:
    return number.claim.span if isinstance(number, ClaimExplained) else number.number.span


def _lines(reading: Reading, number: Numbered, manner: _Manner) -> Iterator[RenderableType]:
    if isinstance(number, ClaimExplained):
        yield from _claim(reading, number, manner)
        return
    shown, said, lang = number.number, _even(_place(number).of(reading.text)), manner.lang
    if isinstance(shown, Other):
        name = _line("other", lang, what=fact_words(shown.what, lang))
        yield Styled.assemble((said, "bold"), f"  {name}{_cited(reading, number.words, manner)}")
        return
    reason = _line("unread", lang, reason=unread_reason(shown.reason, lang))
    yield Styled.assemble((said, "bold red"), f"  {reason}. {unread_advice(shown.reason, lang)}")


def _claim(reading: Reading, one: ClaimExplained, manner: _Manner) -> Iterator[RenderableType]:
    claim, lang = one.claim, manner.lang
    yield Styled.assemble((_even(figure(claim, lang)), "bold cyan"), f"  {kind(claim, lang)}")
    for ground in one.grounds:
        name = f"{_part(ground.field, lang)}: "
        yield Styled.assemble("  ", (name, "dim"), _ground(reading, one, ground, manner))
    yield Styled.assemble(
        "  ", (_line("confidence", lang, share=round(claim.confidence * 100)), "dim"), _sureness(one, manner)
    )


def _sureness(one: ClaimExplained, manner: _Manner) -> str:
    """What of a figure to look at first; to who asks for it what each fact adds."""
    doubts, lang = one.claim.doubts, manner.lang
    look = _line("look", lang, fields=", ".join(_part(field, lang).lower() for field in doubts)) if doubts else ""
    if not manner.verbose:
        return look
    parts = ", ".join(_weighed(part, lang) for part in _telling(one))
    return f"{look}: {_line('base', lang)} {_signed(one.base, lang)}, {parts}"


def _ground(reading: Reading, one: ClaimExplained, ground: Ground, manner: _Manner) -> str:
    """`Năm 2024 (đầu câu)`: the value of a field, with where it comes from."""
    value = _value(one, ground, manner.lang)
    how = fact_words(ground.how, manner.lang)
    quoted = "" if ground.span is None else _even(ground.span.of(reading.text)).strip()
    source = f"{how}: “{quoted}”" if quoted and quoted != value else how
    inferred = f" ({_line('inferred', manner.lang)})" if _is_inferred(one, ground) else ""
    words = ground.words if manner.verbose or ground.field != "quantity" else ()
    cited = _cited(reading, words, manner)
    return f"{value} ({source}{cited})" if value else f"{source}{inferred}{cited}"


def _is_inferred(one: ClaimExplained, ground: Ground) -> bool:
    """Whether the kind stands in no word of the sentence, nor in the heading of a column or the form of the number."""
    told = ground.words or ground.how in SHOWN_BY_ITS_FORM or one.grounds[0].how == "cell of a table"
    return ground.field == "kind" and not told


def _value(one: ClaimExplained, ground: Ground, lang: Lang) -> str:
    claim = one.claim
    values = {
        "quantity": claim.quote,
        "indicator": claim.indicator,
        "period": period(claim.period, lang) if claim.period else "–",
        "basis": claim.basis,
        "locality": claim.locality or claim.subject,
        "code": claim.code,
    }
    return _even(values.get(ground.field) or "")


def _cited(reading: Reading, words: Iterable[Word], manner: _Manner) -> str:
    """`; “tăng”`: the words that decided it, each once; verbose, each with its entry of the lexicon."""
    said = ((_even(word.span.of(reading.text)), word.entry) for word in words)
    named = (f"; “{word}” {entry}" if manner.verbose else f"; “{word}”" for word, entry in said)
    return "".join(dict.fromkeys(named))


def _telling(one: ClaimExplained) -> list[Weighed]:
    """The parts that weigh something, the heaviest first."""
    return sorted((part for part in one.parts if abs(part.weight) > SMALLEST), key=lambda part: -abs(part.weight))


def _weighed(part: Weighed, lang: Lang) -> str:
    return f"{_part(part.part, lang).lower()}: {fact_words(part.fact, lang)} {_signed(part.weight, lang)}"


def _signed(weight: float, lang: Lang) -> str:
    shown = f"{weight:+.2f}".replace("-", "\N{MINUS SIGN}")
    return shown.replace(".", ",") if lang == "vi" else shown


def _part(name: str, lang: Lang) -> str:
    return _worded(_entries()[f"part.{name}"], lang)


def _line(name: str, lang: Lang, **facts: object) -> str:
    return _worded(_entries()[f"line.{name}"], lang).format(**facts)


def _worded(entry: Entry, lang: Lang) -> str:
    return entry.forms[0] if lang == "vi" else entry.fact("en")


@cache
def _entries() -> dict[str, Entry]:
    return {entry.id: entry for entry in table("explanations")}


def _even(piece: str) -> str:
    """On one line, and without signs that would steer the terminal."""
    return "".join(" " if sign.isspace() or not sign.isprintable() else sign for sign in piece)
