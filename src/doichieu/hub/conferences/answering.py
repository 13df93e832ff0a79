"""Which answer belongs to which opinion, as a proposal: pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from doichieu.lexicon import folded

FEW_WORDS = 2  # of a topic, that have to be common
ROW = 4  # words, which nothing but the same matter has
WORD = 2  # signs, from which a word of a topic counts


class Why(StrEnum):
    """Why an answer is taken to belong to an opinion."""

    PLACE = "place"  # it names the place that the opinion came from
    TOPIC = "topic"  # it is about the same
    NEXT = "next"  # it follows the opinion in the text
    WITHIN = "within"  # it stands in the opinion's own sentence
    KEPT = "kept"  # somebody said so


@dataclass(frozen=True, slots=True)
class Uttered:
    """An opinion or an answer, with what links are drawn from."""

    key: str
    answers: bool  # else an opinion
    where: int  # id of the text; 0 for what stands in none
    start: int  # where in the text
    words: str
    place: str = ""
    topic: str = ""
    section: str = ""  # the heading above


@dataclass(frozen=True, slots=True)
class Link:
    """An opinion and its answer, by their keys."""

    opinion: str
    answer: str
    why: Why


def proposed_links(uttered: Sequence[Uttered]) -> list[Link]:
    """Every answer that names the place of an opinion or is about the same; else the answers right behind it.

    An answer that belongs to some opinions by what it says is not proposed for others by where it stands.
    """
    opinions = [each for each in uttered if not each.answers]
    found = [link for answer in uttered if answer.answers for link in _by_words(answer, opinions)]
    told = {link.answer for link in found}
    found += [link for link in _by_order(uttered) if link.answer not in told]
    return found


def _by_words(answer: Uttered, opinions: Sequence[Uttered]) -> Iterator[Link]:
    for opinion in opinions:
        if opinion.place and _names(answer, opinion.place):
            yield Link(opinion.key, answer.key, Why.PLACE)
        elif _stands_in(opinion.topic, answer.topic or answer.words) or _stands_in(answer.topic, opinion.words):
            yield Link(opinion.key, answer.key, Why.TOPIC)


def _by_order(uttered: Sequence[Uttered]) -> Iterator[Link]:
    """Opinions in a row, and the answers in a row right behind them, below one heading of one text. An answer that
    takes up the words of some of them is to those."""
    asked: list[Uttered] = []
    answered = False
    for each in sorted(uttered, key=lambda one: (one.where, one.start)):
        if asked and (asked[-1].where, asked[-1].section) != (each.where, each.section):
            asked = []
        if not each.answers:
            asked = [each] if answered else [*asked, each]
        elif each.where:
            taken_up = [opinion for opinion in asked if _rows_of(opinion.words) & _rows_of(each.words)]
            yield from (Link(opinion.key, each.key, Why.NEXT) for opinion in taken_up or asked)
        answered = each.answers


def _rows_of(said: str) -> frozenset[tuple[str, ...]]:
    """Every row of words that is long enough to be taken up: `trạm bơm Đồng Mơ`."""
    words = _bare(said).split()
    return frozenset(tuple(words[at : at + ROW]) for at in range(len(words) - ROW + 1))


def _names(answer: Uttered, place: str) -> bool:
    return folded(place) == folded(answer.place) or f" {folded(place)} " in _bare(answer.words)


def _stands_in(topic: str, said: str) -> bool:
    """Whether half the words of a topic, and two at least, stand in what somebody says, or in what that is about."""
    wanted = _words(topic)
    return len(wanted & _words(said)) >= max(FEW_WORDS, (len(wanted) + 1) // 2)


def _words(said: str) -> frozenset[str]:
    return frozenset(word for word in _bare(said).split() if len(word) >= WORD)


def _bare(said: str) -> str:
    """Words between single spaces, with one at either end."""
    signs = "".join(sign if sign.isalnum() else " " for sign in folded(said))
    return f" {' '.join(signs.split())} "
