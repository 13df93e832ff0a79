"""What the styles and lists of a docx say of its paragraphs: heading level, list level and label."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from doichieu.reader.formats.numerals import label
from doichieu.reader.formats.packages import Package, attribute, local

Element = Any
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_MOST = 99_999  # a list is not counted further


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled."""

    style: str = "decimal"
    pattern: str = "%1."
    first: int = 1
    plain: bool = False  # "legal" numbering: all places as plain digits


@dataclass(slots=True)
class Numbered:
    """A list in use: the definition that it follows, and how far each level has counted."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next_label(self, depth: int) -> str:
        """The label of the next item at `depth`, 0 the outermost; a dash for a bullet."""
        level = self.levels.get(depth, Level())
        self.counts[depth] = min(self.counts.get(depth, level.first - 1) + 1, _MOST)
        for deeper in [known for known in self.counts if known > depth]:
            del self.counts[deeper]
        if level.style == "bullet":
            return "-"
        return (
            ""
            if level.style == "none"
            else _PLACE.sub(lambda place: self._count(int(place[1]) - 1, level), level.pattern)
        )

    def _count(self, depth: int, at: Level) -> str:
        level = self.levels.get(depth, Level())
        return label(self.counts.get(depth, level.first), "decimal" if at.plain else level.style)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style, or the paragraph itself, sets."""

    heading: int | None = None  # 1 the highest
    list_id: str | None = None
    depth: int | None = None
    contents: bool = False  # a line of the table of contents


def child(element: Element, *names: str) -> Element | None:
    """The element reached by these local names, or None."""
    for name in names:
        element = next((part for part in element if local(part.tag) == name), None)
        if element is None:
            return None
    return element


def value(element: Element | None, *names: str) -> str | None:
    """The `val` of the element reached by these local names, or None."""
    found = child(element, *names) if element is not None else None
    return attribute(found, "val") if found is not None else None


def whole(digits: str | None) -> int | None:
    """A small whole number, or None."""
    return int(digits) if digits and digits.isascii() and digits.isdigit() and len(digits) < 6 else None


class Formatting:
    """The styles and lists of one document; lists count on as paragraphs are asked about."""

    def __init__(self, package: Package) -> None:
        self._styles = _styles(package.first("styles"))
        self._lists = _lists(package.first("numbering"))

    def of(self, paragraph: Element) -> Style:
        """What is set for a paragraph, by itself or by its style."""
        own = _own_style(child(paragraph, "pPr"))
        named = self._styles.get(value(paragraph, "pPr", "pStyle") or "", Style())
        return Style(
            own.heading if own.heading is not None else named.heading,
            own.list_id or named.list_id,
            own.depth if own.depth is not None else named.depth,
            named.contents,
        )

    def label(self, style: Style) -> str:
        """The label of the next item of the list that `style` names; empty where it names none."""
        known = self._lists.get(style.list_id or "")
        return known.next_label(style.depth or 0) if known else ""


def _own_style(properties: Element | None, name: str | None = None) -> Style:
    contents = name is not None and name.lower().startswith("toc ")
    if properties is None:
        return Style(heading=_level_of_name(name), contents=contents)
    outline = whole(value(properties, "outlineLvl"))
    heading = outline + 1 if outline is not None and outline < _LEVELS else _level_of_name(name)
    number = value(properties, "numPr", "numId")
    return Style(heading, number, whole(value(properties, "numPr", "ilvl")), contents)


def _level_of_name(name: str | None) -> int | None:
    if name is None:
        return None
    found = _HEADING.fullmatch(name.strip())
    return int(found[1]) if found else 1 if name.strip().lower() == "title" else None


def _styles(root: Element | None) -> dict[str, Style]:
    """Paragraph styles by id, what they inherit included."""
    raw: dict[str, tuple[Style, str | None]] = {}
    for element in root if root is not None else ():
        if local(element.tag) == "style" and (attribute(element, "type") or "paragraph") == "paragraph":
            own = _own_style(child(element, "pPr"), value(element, "name"))
            raw[attribute(element, "styleId") or ""] = (own, value(element, "basedOn"))
    return {identity: _inherited(raw, identity) for identity in raw}


def _inherited(raw: dict[str, tuple[Style, str | None]], identity: str) -> Style:
    heading = number = depth = None
    seen: set[str] = set()
    step: str | None = identity
    while step is not None and step in raw and step not in seen:
        seen.add(step)
        own, step = raw[step]
        heading = own.heading if heading is None else heading
        number = own.list_id if number is None else number
        depth = own.depth if depth is None else depth
    return Style(heading, number, depth, raw[identity][0].contents)


def _lists(root: Element | None) -> dict[str, Numbered]:
    """Lists by their number id; lists of one definition count together, unless one starts anew."""
    definitions: dict[str, dict[int, Level]] = {}
    shared: dict[str, Numbered] = {}
    lists: dict[str, Numbered] = {}
    for element in root if root is not None else ():
        if local(element.tag) == "abstractNum":
            definitions[attribute(element, "abstractNumId") or ""] = _levels(element)
        elif local(element.tag) == "num":
            definition = value(element, "abstractNumId") or ""
            levels = definitions.get(definition, {})
            changes = _changes(element, levels)
            usual = shared.setdefault(definition, Numbered(levels))
            lists[attribute(element, "numId") or ""] = Numbered(levels | changes) if changes else usual
    return lists


def _levels(definition: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in definition:
        depth = whole(attribute(element, "ilvl"))
        if local(element.tag) == "lvl" and depth is not None:
            found[depth] = _level(element)
    return found


def _level(element: Element) -> Level:
    first = whole(value(element, "start"))
    return Level(
        style=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        first=1 if first is None else first,
        plain=child(element, "isLgl") is not None,
    )


def _changes(number: Element, levels: dict[int, Level]) -> dict[int, Level]:
    """The levels that one list sets for itself."""
    found: dict[int, Level] = {}
    for element in number:
        depth = whole(attribute(element, "ilvl"))
        if local(element.tag) != "lvlOverride" or depth is None:
            continue
        level = child(element, "lvl")
        first = whole(value(element, "startOverride"))
        if level is not None:
            found[depth] = _level(level)
        elif first is not None:
            found[depth] = replace(levels.get(depth, Level()), first=first)
    return found
