"""Counts that `là` explains or leads to, and counts of the bodies that the holder of a post stands for."""

import re
from functools import cache

from doichieu.lexicon import folded, table
from doichieu.reader.grammar.amounts.units import PERCENT
from doichieu.reader.grammar.figures.bases import clause_stop
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.stated import relation_words
from doichieu.reader.grammar.figures.subject_clauses import says_what_it_is
from doichieu.reader.grammar.figures.subjects import of_those_counted
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern
from doichieu.reader.grammar.text.vocabulary import Cue, labels
from doichieu.reader.grammar.times.expressions import Role

LONGEST_POST = 40  # signs
MOST_WORDS = 6  # of what those who are counted are said to be


def said_to_be(setting: Setting) -> Phrase | None:
    """`8 đồng chí là chủ hộ kinh doanh`: what those who are counted are, up to a sign, and no number in it."""
    scene, tail = setting.scene, setting.figure.tail
    return _said(setting, scene.cues_between(tail, tail + 2)[0]) if says_what_it_is(scene, setting.number) else None


def _said(setting: Setting, copula: Cue) -> Phrase | None:
    scene = setting.scene
    begin = scene.after_spaces(copula.end)
    stop = scene.back_over_spaces(clause_stop(scene.source.lower, begin, scene.end))
    words = scene.source.lower[begin:stop]
    dated = any(time.role is not Role.LENGTH for time in scene.times_between(begin, stop))
    if dated or not 0 < len(words.split()) <= MOST_WORDS or any(sign.isdigit() for sign in words):
        return None
    return Phrase(begin, stop, "narrowed")


def said_of_share(setting: Setting) -> Phrase | None:
    """`40% là công nghiệp, còn lại 28% là nông nghiệp`: what the rest behind another share is."""
    scene, figure = setting.scene, setting.figure
    last = scene.figures[setting.number - 1] if setting.number else None
    if last is None or not last.printed.sort == figure.printed.sort == PERCENT:
        return None
    said = next(iter(scene.cues_between(figure.tail, figure.tail + 2)), None)
    if said is None or not {"reach", "stop"} <= said.roles.keys() or said.roles["reach"] != "is":
        return None
    rest = relation_words()["rest"]
    return _said(setting, said) if scene.source.lower[last.tail : figure.start].strip(" ,;") in rest else None


def had_by_those_counted(setting: Setting) -> Phrase | None:
    """`Tổng số tiêu chí của 7 xã miền núi là 87 tiêu chí`: only `là` leads to the count."""
    equated = any({"reach", "stop"} <= cue.roles.keys() for cue in setting.chain)
    return of_those_counted(setting) if equated else None


def is_of_others(setting: Setting, own: Phrase) -> bool:
    """Whether the words before a count tell of somebody or something else: of who holds a post, or of what those who
    are counted have, `Số hộ nghèo của 7 xã là 87 hộ`."""
    return _is_of_post(setting, own) or _is_had_by(setting, own)


def _is_had_by(setting: Setting, own: Phrase) -> bool:
    scene, lower = setting.scene, setting.scene.source.lower
    owner = setting.chain[0] if setting.chain else scene.cue_before(setting.chain_start)
    if owner is None or "owner" not in owner.roles or owner.end + 1 != setting.figure.start:
        return False
    return own.rule == "subject" and labels("number of").match(lower, own.start, own.end) is not None


def _is_of_post(setting: Setting, own: Phrase) -> bool:
    """`bí thư 42 chi bộ`, `Chủ tịch UBND 21 xã`: who stands for those that are counted says nothing of them."""
    if folded(setting.figure.printed.quantity.unit) in relation_words()["people"]:
        return False  # `huyện ủy viên 35 đồng chí`: they are counted themselves
    lower = setting.scene.source.lower
    end = setting.scene.back_over_spaces(setting.chain_start)
    if own.end != end:
        return False
    return _posts().search(lower, max(own.start, end - LONGEST_POST), end) is not None


@cache
def _posts() -> re.Pattern[str]:
    posts = trie_pattern((*forms("posts", "head"), *forms("statements", "leader")))
    bodies = trie_pattern(form for entry in table("bodies") for form in entry.forms)
    return re.compile(rf"(?<!\w){posts}(?:\s+{bodies})?\Z")
