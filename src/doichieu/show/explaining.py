"""Why each number of a document was read as it was, for a terminal: sentence by sentence, in words."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text as Styled

from doichieu.claims import Other, Reading, Span
from doichieu.claims.explanations import ClaimExplained, Explanation, Ground, OtherExplained, Weighed, Word
from doichieu.lexicon import Entry, table
from doichieu.show.lines import figure, kind
from doichieu.show.periods import period
from doichieu.show.sentences import sentence_of
from doichieu.show.wording import Lang, unread_advice, unread_reason

Numbered = ClaimExplained | OtherExplained
SMALLEST = 0.005  # a weight below adds nothing that can be seen


def print_explanation(explanation: Explanation, console: Console, *, lang: Lang = "vi") -> None:
    """Print every number of the reading in its sentence, with what it rests on."""
    console.print(Styled(explanation.reading.text.name, style="bold"))
    for sentence, numbers in _by_sentence(explanation):
        console.print(Rule(style="dim", characters="─"))
        console.print(_even(sentence.of(explanation.reading.text)))
        for number in numbers:
            console.print(Padding(Group(*_lines(explanation.reading, number, lang)), (0, 0, 0, 2)))


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


def _lines(reading: Reading, number: Numbered, lang: Lang) -> Iterator[RenderableType]:
    if isinstance(number, ClaimExplained):
        yield from _claim(reading, number, lang)
        return
    shown, said = number.number, _even(_place(number).of(reading.text))
    if isinstance(shown, Other):
        name = _line("other", lang, what=fact_words(shown.what, lang))
        yield Styled.assemble((said, "bold"), f"  {name}{_cited(reading, number.words)}")
        return
    reason = _line("unread", lang, reason=unread_reason(shown.reason, lang))
    yield Styled.assemble((said, "bold red"), f"  {reason}. {unread_advice(shown.reason, lang)}")


def _claim(reading: Reading, one: ClaimExplained, lang: Lang) -> Iterator[RenderableType]:
    claim = one.claim
    yield Styled.assemble((_even(figure(claim, lang)), "bold cyan"), f"  {kind(claim, lang)}")
    for ground in one.grounds:
        yield Styled.assemble("  ", (f"{_part(ground.field, lang)}: ", "dim"), _ground(reading, one, ground, lang))
    share = round(claim.confidence * 100)
    parts = ", ".join(_weighed(part, lang) for part in _telling(one))
    told = _line("confidence", lang, share=share)
    yield Styled.assemble("  ", (f"{told}: ", "dim"), f"{_line('base', lang)} {_signed(one.base, lang)}, {parts}")


def _ground(reading: Reading, one: ClaimExplained, ground: Ground, lang: Lang) -> str:
    """`Năm 2024 (đầu câu)`: the value of a field, with where it comes from."""
    value = _value(one, ground, lang)
    how = fact_words(ground.how, lang)
    quoted = "" if ground.span is None else _even(ground.span.of(reading.text))
    source = f"{how}: “{quoted}”" if quoted and quoted != value else how
    return f"{value} ({source}{_cited(reading, ground.words)})" if value else f"{source}{_cited(reading, ground.words)}"


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


def _cited(reading: Reading, words: tuple[Word, ...]) -> str:
    """`; “tăng” cues/rise`: the words that decided it, each with its entry of the lexicon."""
    return "".join(f"; “{_even(word.span.of(reading.text))}” {word.entry}" for word in words)


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
