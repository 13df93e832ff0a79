"""Words of pages and Word files whose fonts show an older encoding, respelled in Unicode before they are written."""

import re
from collections.abc import Iterator
from typing import Any

from doichieu.reader.formats.legacy import Piece, names_a_font, respelled_pieces
from doichieu.reader.formats.packages import Package, attribute, local
from doichieu.reader.formats.paragraphs import child, value

Element = Any
_FAMILY = re.compile(r"font(?:-family)?\s*:([^;]*)", re.IGNORECASE)
_NAME = re.compile(r"[\s\"']*([^\s\"',][^\"',]*)")
_NO_WORDS = frozenset(("script", "style"))
_MOST_STYLES = 50  # a style that is based on others is followed so far


def respell_page(root: Element) -> None:
    """Respell the words of a page; fonts are those of `face` and `style`, inherited."""
    fonts: dict[Element, str | None] = {}
    places: list[tuple[Element, str]] = []
    pieces: list[Piece] = []
    for element in root.iter():
        parent = element.getparent()
        inherited = fonts.get(parent)
        fonts[element] = _own_font(element) or inherited
        if element.text and element.tag not in _NO_WORDS:
            places.append((element, "text"))
            pieces.append(Piece(element.text, fonts[element]))
        if element.tail:
            places.append((element, "tail"))
            pieces.append(Piece(element.tail, inherited))
    for (element, slot), piece, words in zip(places, pieces, respelled_pieces(pieces), strict=True):
        if words != piece.words:
            setattr(element, slot, words)


def _own_font(element: Element) -> str | None:
    named = element.get("face")
    if named is None and (style := _FAMILY.search(element.get("style") or "")):
        named = style[1]
    found = _NAME.search(named) if named else None
    if found is None:
        return None
    name: str = found[1].strip()
    dotted = name.rfind(".")
    return name[dotted:] if dotted > 0 and names_a_font(name[dotted:]) else name  # of `font: 12pt .VnTime`


class Runs:
    """Respells the runs of a Word file by their fonts."""

    def __init__(self, package: Package) -> None:
        root = package.first("styles")
        self._styles = {attribute(style, "styleId") or "": style for style in _children(root, "style")}
        defaults = child(root, "docDefaults", "rPrDefault", "rPr") if root is not None else None
        self._default = _font_of(defaults)
        normal = (name for name, style in self._styles.items() if _is_default_paragraph(style))
        self._normal = next(normal, "")

    def respell(self, root: Element | None) -> None:
        """Respell all words under `root`."""
        if root is None:
            return
        parts = [part for part in root.iter() if local(part.tag) in ("t", "delText") and part.text]
        pieces = [Piece(part.text, self._font(part)) for part in parts]
        for part, piece, words in zip(parts, pieces, respelled_pieces(pieces), strict=True):
            if words != piece.words:
                part.text = words

    def _font(self, part: Element) -> str | None:
        run = part.getparent()
        paragraph = next((x for x in part.iterancestors() if local(x.tag) == "p"), None)
        own = _font_of(child(run, "rPr")) or self._style_font(value(run, "rPr", "rStyle"))
        named = value(paragraph, "pPr", "pStyle") if paragraph is not None else None
        return own or self._style_font(named or self._normal) or self._default

    def _style_font(self, name: str | None) -> str | None:
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name or "")
            if style is None:
                return None
            font = _font_of(child(style, "rPr"))
            if font is not None:
                return font
            name = value(style, "basedOn")
        return None


def _font_of(properties: Element | None) -> str | None:
    fonts = child(properties, "rFonts") if properties is not None else None
    return (attribute(fonts, "ascii") or attribute(fonts, "hAnsi")) if fonts is not None else None


def _children(root: Element | None, name: str) -> Iterator[Element]:
    return (part for part in (root if root is not None else ()) if local(part.tag) == name)


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
