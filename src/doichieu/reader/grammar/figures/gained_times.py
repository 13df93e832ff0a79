"""What is early or late, of a figure that says by how long."""

from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.subjects import subject


def time_gained(setting: Setting) -> Phrase | None:
    """`Cầu Đá chậm so với hợp đồng khoảng 2 tháng`, `đạt 45%, chậm 2 tháng`: what is early or late, else the word for
    that."""
    scene = setting.scene
    words = scene.with_role("gain", max(setting.left, scene.clause(setting.figure.start)[0]), setting.figure.start)
    if not words:
        return None
    named = subject(setting._replace(chain=(), chain_start=words[-1].start))
    apart = named is None or "," in scene.source.lower[named.end : words[-1].start]
    return Phrase(words[-1].start, words[-1].end, "clause", sure=False) if apart else named
