"""Words that say which measure of a thing the number behind them gives: `tuyến đường dài 12 km`."""

import re

from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.text.vocabulary import Cue, label_pattern, labels


def gives_a_size(setting: Setting, own: Phrase) -> bool:
    """`Tuyến đường dài 12 km đã thảm nhựa`: the words before the number end in the measure that it gives."""
    scene, lower = setting.scene, setting.scene.source.lower
    if not scene.mentions(_sizes):
        return False
    found = [at.end() for at in _sizes().finditer(lower, own.start, own.end)]
    return bool(found) and found[-1] == own.end == scene.back_over_spaces(setting.figure.start)


def before_size(scene: Scene, begin: int, end: int) -> int:
    """`3 khu tái định cư quy mô 6,2 ha`: back over the word for the size of what is counted, right before a figure."""
    beside = any(figure.start == scene.after_spaces(end) for figure in scene.figures)
    if not beside or not scene.mentions(_sizes):
        return end
    found = next((at.start() for at in _sizes().finditer(scene.source.lower, begin, end) if at.end() == end), end)
    return scene.back_over_spaces(found) if found > begin else end


def is_size_of_named(scene: Scene, cue: Cue) -> bool:
    """`nhà máy nước công suất 5.000 m3`: the measure of what the word right before it names, and no subject itself."""
    lower = scene.source.lower
    if lower[cue.start : cue.end] not in labels("size").facts:
        return False
    before = scene.back_over_spaces(cue.start)
    return before > scene.start and lower[before - 1].isalpha() and scene.cue_before(cue.start) is None


def _sizes() -> re.Pattern[str]:
    return label_pattern("size")
