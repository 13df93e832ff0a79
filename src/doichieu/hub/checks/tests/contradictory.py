"""A document whose own figures cannot all be true, and readings of it."""

from doichieu import reader
from doichieu.claims import Text
from doichieu.hub.accounts.models import User
from doichieu.hub.documents.models import StoredReading, StoredText
from doichieu.hub.places.models import Locality
from doichieu.hub.register.tests.worked import read, stored_text

WRONG = "Năm 2025, xã kết nạp 74/150 đảng viên, đạt 94,3% kế hoạch."
LINE = "tỷ lệ đạt không khớp: kết nạp: 74/150 đảng viên là 49,33%, không phải 94,3%"
CONTENT = f"{WRONG} Toàn xã trồng 40 ha rừng."


def contradictory_text(place: Locality | None, by: User, content: str = CONTENT, name: str = "sai.txt") -> StoredText:
    return stored_text(content, place, by, name=name)


def read_anew(text: StoredText, version: str = "1", quotes: tuple[str, ...] | None = None) -> StoredReading:
    """A reading by this version of the reader. quotes: the figures that it sees; all of them where it is None."""
    claims = reader.read(Text(text.data["content"], name=text.data["name"])).claims
    seen = tuple(claim for claim in claims if quotes is None or claim.quote in quotes)
    return read(text, seen, version=version)
