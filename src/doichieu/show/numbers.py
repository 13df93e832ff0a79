"""Numbers printed and parsed: `1.234,5` in Vietnamese, `1,234.5` in English."""

import re
from decimal import Decimal

from doichieu.show.errors import NotANumber
from doichieu.show.wording import Lang

_MINUS = "-"
_SHAPES = {
    lang: re.compile(rf"[-−]?(?:[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})+|[0-9]+)(?:{re.escape(point)}[0-9]+)?")
    for lang, (group, point) in {"vi": (".", ","), "en": (",", ".")}.items()
}


def number(value: Decimal, lang: Lang = "vi", *, decimals: int = 0) -> str:
    """`value` exactly, its own decimals kept, with at least `decimals` of them.

    >>> number(Decimal("1250.50")), number(Decimal("-7E3")), number(Decimal(3), decimals=1)
    ('1.250,50', '-7.000', '3,0')
    """
    whole, _, rest = format(value.copy_abs(), ",f").partition(".")
    rest = rest.ljust(decimals, "0")
    sign = _MINUS if value < 0 else ""
    if lang == "vi":
        return sign + whole.replace(",", ".") + (f",{rest}" if rest else "")
    return sign + whole + (f".{rest}" if rest else "")


def parsed_number(words: str, lang: Lang = "vi") -> Decimal:
    """The number that `number` printed, with the same decimals; raises NotANumber.

    >>> parsed_number("1.250,50")
    Decimal('1250.50')
    """
    bare = words.strip()
    if not _SHAPES[lang].fullmatch(bare):
        raise NotANumber(words=words)
    bare = bare.replace("−", _MINUS)
    return Decimal(bare.replace(".", "").replace(",", ".") if lang == "vi" else bare.replace(",", ""))
