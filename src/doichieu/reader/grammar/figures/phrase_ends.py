"""Words that no phrase ends in, since what they lead to was cut off: `chủ đầu tư | có`, `mỏ | chưa`, `đơn | nâng`."""

from functools import cache

from doichieu.reader.grammar.amounts.units import NOUN
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.phrases import Phrases
from doichieu.reader.grammar.text.vocabulary import labels


def before_hanging(scene: Scene, start: int, end: int) -> int:
    """Back over the words that hang at the end of a phrase; `start` where it holds nothing else.

    A word that is the end of a longer one stays: `thiết bị`, `tạm giữ`.
    """
    lower = scene.source.lower
    while end > start and lower[start:end].rpartition(" ")[2] in _last_words():
        last = max(lower.rfind(" ", start, end) + 1, start)
        second = max(lower.rfind(" ", start, max(last - 1, start)) + 1, start)
        begin = next((at for at in (second, last) if _is_one(labels("hanging"), lower, at, end)), end)
        cue = scene.cue_before(end)
        longer = cue is not None and cue.start < begin
        if begin == end or longer or (begin == last and _is_one(labels("whole"), lower, second, end)):
            return end
        end = max(scene.back_over_spaces(begin), start)
    return end


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in labels("hanging").facts)


def _is_one(words: Phrases[None], lower: str, start: int, end: int) -> bool:
    found = words.match(lower, start, end)
    return found is not None and found[1] == end


def without_hanging(scene: Scene, start: int, end: int) -> int:
    """The same for the words before a figure, where such a word alone may be the verb: `đưa 12 cán bộ`."""
    kept = before_hanging(scene, start, end)
    return kept if kept > start else end


def only_leads(setting: Setting, phrase: Phrase) -> bool:
    """`đưa lũy kế lên 12 tỷ đồng`, `thuộc 4 thôn`: such a word alone names nothing, but the verb of a count does."""
    if setting.scene.source.lower.count(" ", phrase.start, phrase.end) > 1:
        return False
    counts = setting.figure.printed.sort == NOUN and phrase.rule == "verb"
    return not counts and before_hanging(setting.scene, phrase.start, phrase.end) <= phrase.start
