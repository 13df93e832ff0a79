"""Figures that somebody asks for: `cử tri đề nghị bổ sung 3 giáo viên`, which nobody has given yet."""

import re
from functools import cache

from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.names.proper_names import forms
from doichieu.reader.grammar.text.phrases import trie_pattern

FURTHEST = 160  # signs from the verb of asking to the figure, who is asked and other wishes between
NEAR = 45  # signs from what is to be done to the figure
_STOP = re.compile(r"[.;:()](?:\s|$)")


def is_asked_for(setting: Setting) -> bool:
    """Whether what is asked for, and no finding or result, is the figure: a verb of asking, then of giving or doing."""
    lower, start = setting.scene.source.lower, setting.figure.start
    words, begin = _words(), max(setting.scene.start, start - FURTHEST)
    gift = None
    for match in words.gift.finditer(lower, max(begin, start - NEAR), start):
        gift = match
    if gift is None or "," in lower[gift.end() : start]:
        return False
    for asked in words.asks.finditer(lower, begin, gift.start()):
        between = lower[asked.end() : start]
        if not (_STOP.search(between) or words.over.search(between) or _tells_why(setting, asked.end(), gift.start())):
            return words.noun.search(lower, begin, asked.start()) is None
    return False


def _tells_why(setting: Setting, asked: int, gift: int) -> bool:
    """`đề nghị sửa đường, hiện xã mới làm 2 km`, `kiến nghị việc đầu tư 12 tỷ đồng chưa hiệu quả`: how things are, and
    no wish, stands between the end of a verb of asking and a verb of giving."""
    scene, words = setting.scene, _words()
    between = words.no_reason.sub("", scene.source.lower[asked:gift])
    if tells_why(scene.source.lower, asked, gift) or words.matter.match(between) or words.lately.search(between):
        return True
    return any(
        scene.source.lower[asked : time.start].rstrip().endswith(",") for time in scene.times_between(asked, gift)
    )


def tells_why(lower: str, asked: int, end: int) -> bool:
    """`… xem xét vì giá điện tăng 5%`: words of a reason between a verb of asking and something behind it."""
    words = _words()
    return words.reason.search(words.no_reason.sub("", lower[asked:end])) is not None


def asks_to_explain(lower: str, asked: int, end: int) -> bool:
    """`đề nghị làm rõ nguyên nhân 12 dự án chậm tiến độ`: what is to be explained, up to a comma, is so already."""
    explained = _words().explain.match(lower, asked, end)
    return explained is not None and not any(sign in lower[explained.end() : end] for sign in ",;")


class _Words:
    """The words of asking, compiled."""

    def __init__(self) -> None:
        def any_of(kind: str) -> str:
            return rf"(?<!\w){trie_pattern(forms('statements', kind))}"

        self.asks = re.compile(rf"{any_of('asks for')}(?=\s)")
        no_gift = trie_pattern(forms("statements", "not asked"))
        self.gift = re.compile(rf"(?<!\w)(?!{no_gift}(?!\w)){trie_pattern(forms('statements', 'asked'))}(?=\s)")
        self.noun = re.compile(rf"(?:{any_of('noun before')}|[0-9]) *\Z")
        self.reason, self.no_reason = (re.compile(any_of(kind)) for kind in ("asking ends", "no end of asking"))
        self.matter = re.compile(rf" *{any_of('matter asked about')}")
        self.explain = re.compile(rf"[^,;:.()]{{0,{FURTHEST}}}{any_of('to explain')}(?!\w)")
        self.lately = re.compile(rf"{any_of('done lately')} *\Z")
        self.over = re.compile(rf"(?<!\w){trie_pattern(forms('speeches', 'over'))}")


@cache
def _words() -> _Words:
    return _Words()
