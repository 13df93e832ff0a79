"""The claims of a text: every number judged in its sentence, or named for what it is instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from doichieu.claims import Claim, Kind, Other, Quantity, Unread
from doichieu.lexicon import with_named_base
from doichieu.reader.grammar.amounts.quantities import OUT_OF_ALL
from doichieu.reader.grammar.amounts.units import MEASURE, MONEY, NOUN, PERCENT
from doichieu.reader.grammar.figures.bases import Basis
from doichieu.reader.grammar.figures.counted_parts import PART
from doichieu.reader.grammar.figures.drafts import Draft, on_one_line
from doichieu.reader.grammar.figures.evidence import Grounds, evidence_of
from doichieu.reader.grammar.figures.figure_times import rates, when_of
from doichieu.reader.grammar.figures.headed import told_above
from doichieu.reader.grammar.figures.indicator_phrases import Phrase
from doichieu.reader.grammar.figures.indicators import indicator_of
from doichieu.reader.grammar.figures.kinds import judged
from doichieu.reader.grammar.figures.percentages import rates_the_one_before
from doichieu.reader.grammar.figures.plans_beside import as_change_of_plan, plan_beside
from doichieu.reader.grammar.figures.quotients import measures_the_result
from doichieu.reader.grammar.figures.scan import NumberScan
from doichieu.reader.grammar.figures.scenes import Scene
from doichieu.reader.grammar.figures.settings import Setting
from doichieu.reader.grammar.figures.shared_bases import opening_basis, shared_bases
from doichieu.reader.grammar.figures.stated import Stated
from doichieu.reader.grammar.figures.stated_times import Around, Earlier, When
from doichieu.reader.grammar.figures.told import (
    NOTHING,
    Told,
    changes_a_count,
    counted_alike,
    goes_back_to_whole,
    told_by,
)
from doichieu.reader.grammar.figures.verdicts import SECOND, Judgement
from doichieu.reader.grammar.figures.whose_figures import ranks_a_place, speaks_of_a_place
from doichieu.reader.grammar.frames import Frame
from doichieu.reader.grammar.relations.relating import related
from doichieu.reader.grammar.tables.figures import CellFigure, Tables, figures_in_tables
from doichieu.reader.grammar.text.segments import Layout
from doichieu.reader.grammar.text.sources import Source
from doichieu.reader.grammar.times.coming_months import left_of_year
from doichieu.reader.grammar.times.compared_times import without_bases
from doichieu.reader.grammar.times.contexts import held_contexts
from doichieu.reader.grammar.times.document_times import document_of, within_reported
from doichieu.reader.grammar.times.later_plans import later_plans
from doichieu.reader.grammar.times.periods import up_to_now

AMOUNTS = frozenset((MONEY, MEASURE))


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text, told apart."""

    claims: tuple[Claim, ...]
    other: tuple[Other, ...]
    unread: tuple[Unread, ...]
    stated: tuple[Stated, ...]  # the claims with all that is known of them; empty unless it was asked for


def read_numbers(
    source: Source, layout: Layout, frame: Frame, wordings: Mapping[str, str], *, explained: bool = False
) -> Numbers:
    """Judge every number of the text.

    frame: gives the times, the document numbers and the days; wordings: folded phrase to catalogue code.
    explained: keep what each claim rests on.
    """
    days = frame.session_days
    times = without_bases(frame.times, source.lower)
    plans = later_plans(source, layout)
    document = document_of(times, days[-1] if days else frame.published, days, source.lower, plans)
    if document.day is not None and frame.published is None and not days:
        times = up_to_now(times, document.day, ())
    times, document = left_of_year(within_reported(times, document), document)
    held = held_contexts(source, layout, times, document)
    tables = figures_in_tables(source, layout, times, document, held)
    scan = NumberScan(source, layout, tables.apart(times), tables.apart(frame.numbers), tables.dealt())
    stated: list[Stated] = []
    told = NOTHING
    for scene in scan.scenes():
        goes_on = bool(stated) and layout.line_at(stated[-1].start) == layout.line_at(scene.start)
        told = told_by(stated, told) if goes_on else told_above(scene, layout)
        stated.extend(_stated(scene, Around(held[scene.index], document), told, explained=explained))
    cells = (_stated_cell(source, figure) for figure in tables.figures)
    stated = _numbered([*stated, *cells])
    rest = _rest(source, scan, tables)
    claims = related(source, layout, frame, stated, wordings)
    return Numbers(claims, *rest, tuple(stated) if explained else ())


def _rest(source: Source, scan: NumberScan, tables: Tables) -> tuple[tuple[Other, ...], tuple[Unread, ...]]:
    guarded = sorted([*scan.other, *tables.other], key=lambda x: x.start)
    other = tuple(Other(source.original(x.start, x.end), x.what) for x in guarded)
    missed = sorted([*scan.unread, *tables.unread], key=lambda x: x.start)
    unread = tuple(Unread(source.original(x.start, x.end), x.what) for x in missed)
    return other, unread


@dataclass
class _Maker:
    """Makes the claims of one sentence, and keeps what each rests on."""

    around: Around
    told: Told  # what the sentence before spoke of
    phrases: list[Phrase | None] = field(default_factory=list)
    grounds: list[Grounds] = field(default_factory=list)

    def claim(self, setting: Setting, judgement: Judgement, phrase: Phrase | None, when: When) -> Draft:
        """One claim out of all that was found of a figure."""
        inherited = phrase is not None and (phrase is self.told.phrase or phrase in self.phrases)
        self.phrases.append(phrase)
        self.grounds.append(Grounds(setting, judgement, phrase, inherited, when, self.around))
        figure, source, basis = setting.figure, setting.scene.source, judgement.basis
        span = source.original(figure.start, figure.end)
        return Draft(
            span=span,
            quote=span.of(source.text),
            kind=judgement.kind,
            planned=when.planned,
            quantity=_spelled(setting, judgement.quantity),
            estimate=judgement.estimate,
            indicator=on_one_line(source, phrase.start, phrase.end) if phrase else None,
            period=when.period,
            basis=on_one_line(source, basis.start, basis.end) if basis else None,
            rule=_both_rules(figure.rule, judgement.rule),
        )


@cache
def _both_rules(quantity: str, judgement: str) -> str:
    """The rules that read a figure and judged it, as a report prints them: one string for each pair."""
    return f"{quantity}; {judgement}"


def _stated(scene: Scene, around: Around, told: Told, *, explained: bool) -> Iterator[Stated]:
    """The claims of one sentence, each with its place; `told`: what the sentence before it in the line spoke of."""
    maker = _Maker(around, told)
    claims = _claims_of(scene, maker)
    for claim, figure, grounds in zip(claims, scene.figures, maker.grounds, strict=True):
        kept = grounds if explained else None
        yield Stated(claim, figure.start, figure.end, scene, grounds.phrase, evidence_of(grounds), grounds=kept)


def _claims_of(scene: Scene, maker: _Maker) -> list[Draft]:
    """The claims of one sentence, each judged with the one before it in mind."""
    claims: list[Draft] = []
    bases: list[Basis] = []
    judgements: list[Judgement] = []
    judgement: Judgement | None = None
    phrase: Phrase | None = None
    phrases: list[Phrase | None] = []
    whens: list[When] = []
    in_parts = maker.told.of_plan and bool(scene.cues) and "parts" in scene.cues[0].roles
    opening = opening_basis(scene)
    beside: list[bool] = []  # whether each is a plan that stands beside the figure before it
    for number in range(len(scene.figures)):
        setting = _setting(scene, number, judgement, phrase, in_parts=in_parts)
        rated_number = _rated(setting) if phrases else -1
        while rated_number > 0 and beside[rated_number]:
            rated_number -= 1
        if rated_number > 0 and whens[rated_number].planned and measures_the_result(setting, rated_number):
            rated_number -= 1
        phrase = phrases[rated_number] if phrases else None
        if changes_a_count(setting) and counted_alike(setting) is None:
            phrase = maker.told.counts.get(setting.figure.printed.quantity.unit, phrase)
        judgement = judged(setting, judgements[rated_number] if beside and beside[-1] else judgement, opening)
        if judgement.rule == SECOND and (alike := counted_alike(setting)) is not None:
            phrase = phrases[alike]  # `872 lớp, 27.640 học sinh, tăng 23 lớp và 815 học sinh`
        if whens and whens[rated_number].sizes:
            judgement = as_change_of_plan(judgement)
        judgements.append(judgement)
        if judgement.basis is not None:
            bases.append(judgement.basis)
        own = indicator_of(_past_basis(setting, judgement), judgement, phrase)
        if number == 0 and (own is None or (maker.told.above and own.rule == "noun")):
            own = _told_before(setting, judgement, maker.told)
        elif own is not None and own is phrase and _is_of_ranked(setting, own, maker.told):
            own = maker.told.rate
        rated = whens[rated_number] if whens and rates(judgement) and own is phrase and own is not None else None
        beside.append(plan_beside(setting))
        earlier = Earlier(bases, rated, whens[-1] if whens else None)
        whens.append(when := when_of(setting, judgement, maker.around, earlier, local=beside[-1]))
        phrase = own
        phrases.append(own)
        claims.append(maker.claim(setting, judgement, phrase, when))
    return shared_bases(claims, scene, bases)


def _is_of_ranked(setting: Setting, own: Phrase, told: Told) -> bool:
    """`Tỷ lệ thu gom đạt 82%. Ba xã thấp nhất là Sơn Hạ (61%), An Bình (63%)`: rates of counted, ranked places."""
    before = reversed(setting.scene.figures[: setting.number])
    counted = next((figure.printed for figure in before if figure.printed.sort != PERCENT), None)
    if setting.figure.printed.sort != PERCENT or counted is None:
        return False
    return counted.place and counted.quantity.total is None and told.rate is not None and ranks_a_place(setting, own)


def _told_before(setting: Setting, judgement: Judgement, told: Told) -> Phrase | None:
    """`Trong đó 50,3 ha`, `Đạt 99% kế hoạch`; where a place is ranked, the last rate: `Dẫn đầu là xã Lâm Hạ (98%)`."""
    phrase = told.whole if goes_back_to_whole(setting, told) else told.phrase
    of_place = told.rate is not None and judgement.kind is not Kind.GROWTH and setting.figure.printed.sort == PERCENT
    return told.rate if of_place and speaks_of_a_place(setting) else phrase


def _rated(setting: Setting) -> int:
    """Which figure a rate speaks of: the one before, or where a bracket closes between, the one before the bracket."""
    scene, lower = setting.scene, setting.scene.source.lower
    last = setting.number - 1
    if setting.figure.printed.sort in AMOUNTS and (alike := _alike(setting)) is not None:
        return alike
    changed = changes_a_count(setting)
    if changed and (counted := counted_alike(setting)) is not None:
        return counted
    closing = lower.find(")", scene.figures[last].tail, setting.chain_start)
    opening = lower.rfind("(", scene.start, closing) if closing >= 0 else -1
    while opening >= 0 and last > 0 and scene.figures[last].start > opening:
        last -= 1
    while changed and last > 0 and scene.figures[last].rule == PART:
        last -= 1  # `kỷ luật 8 đảng viên: khiển trách 5, cảnh cáo 3; giảm 2 trường hợp`
    return last


def _alike(setting: Setting) -> int | None:
    """`dư nợ 3.569 tỷ đồng/85.579 khách hàng, tăng 331 tỷ đồng`: a change is one of what is counted as it is."""
    scene, figure = setting.scene, setting.figure
    last = scene.figures[setting.number - 1]
    changes = any(not {"rise", "fall"}.isdisjoint(cue.roles) for cue in setting.chain)
    if not changes or last.printed.sort == figure.printed.sort or not rates_the_one_before(setting):
        return None
    begin = scene.clause(figure.start)[0]
    same = [at for at in range(setting.number) if scene.figures[at].printed.sort == figure.printed.sort]
    return same[-1] if same and scene.figures[same[-1]].start >= begin else None


def _past_basis(setting: Setting, judgement: Judgement) -> Setting:
    """The same place, with what stands before a figure as its basis left out of its words."""
    basis = judgement.basis
    if basis is None or not setting.left <= basis.reach < setting.chain_start:
        return setting
    verb = next(iter(setting.scene.cues_between(basis.reach, basis.reach + 1)), None)
    if verb is not None and not {"exceed", "short", "comparative"}.isdisjoint(verb.roles):
        return setting._replace(chain_start=basis.reach)
    pace = setting.scene.cue_before(basis.reach)
    if pace is not None and "slow" in pace.roles and pace.start > setting.left:
        return setting._replace(chain_start=pace.start)  # `Giải ngân chậm so với cùng kỳ 3%`
    named = any("head" in cue.roles for cue in setting.scene.cues_between(setting.left, basis.reach))
    if named and not setting.scene.source.lower[basis.end : setting.chain_start].strip(" ,"):
        return setting._replace(chain_start=basis.reach)  # `thu nhập bình quân so với năm 2020 tăng 31%`
    return setting._replace(left=min(max(basis.end, setting.left), setting.chain_start))


def _setting(scene: Scene, number: int, before: Judgement | None, phrase: Phrase | None, *, in_parts: bool) -> Setting:
    figure = scene.figures[number]
    chain, chain_start = scene.chain(figure.start)
    left = scene.start
    if number:
        previous = scene.figures[number - 1]
        left = previous.tail
        if before is not None and before.basis is not None and previous.tail <= before.basis.start:
            left = max(left, min(before.basis.end, chain_start))
        if phrase is not None and previous.start <= phrase.start and phrase.end <= chain_start:
            left = max(left, phrase.end)
    right = scene.end
    if number + 1 < len(scene.figures):
        right = max(scene.chain(scene.figures[number + 1].start)[1], figure.tail)
    return Setting(scene, number, chain, max(chain_start, left), left, right, figure, in_parts)


def _spelled(setting: Setting, quantity: Quantity) -> Quantity:
    """The same, a counted noun spelled as the text spells it, its letters composed."""
    figure = setting.figure
    if figure.printed.sort != NOUN or figure.unit_start >= figure.end or figure.rule == OUT_OF_ALL:
        return quantity
    unit = " ".join(setting.scene.source.spelled[figure.unit_start : figure.end].split()).lower()
    unit = with_named_base(unit)
    if unit == quantity.unit or ("/" in quantity.unit and "/" not in unit):
        return quantity
    return Quantity(quantity.value, quantity.upper, quantity.total, quantity.step, unit, quantity.bound)


def _stated_cell(source: Source, figure: CellFigure) -> Stated:
    span = source.original(figure.start, figure.end)
    claim = Draft(
        span=span,
        quote=span.of(source.text),
        kind=figure.kind,
        planned=figure.planned,
        quantity=figure.quantity,
        estimate=figure.estimate,
        indicator=figure.indicator,
        period=figure.period,
        basis=figure.basis,
        rule=figure.rule,
        locality=figure.locality,
        subject=figure.subject,
        cell=figure.label,
    )
    return Stated(claim, figure.start, figure.end, None, None, figure.evidence, figure.row, figure.part)


def _numbered(stated: list[Stated]) -> list[Stated]:
    """All in the order of the text, each claim with its number."""
    ordered = sorted(stated, key=lambda one: (one.claim.span.start, one.claim.span.end))
    for number, one in enumerate(ordered, 1):
        one.id = f"c{number}"
    return ordered
