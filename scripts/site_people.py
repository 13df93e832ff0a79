"""People at a served site: each with an account, a session of their own, and one connection that stays open."""

import http.client
import json
import random
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from doichieu.cli.serving import Address
from scripts.large_register import amount, measured

NEW_YEAR = 2036  # in which there are targets, and no results yet
PERIODS = {f"{NEW_YEAR}-{name}": months for name, months in (("Q1", 3), ("H1", 6), ("9M", 9), ("M01", 1), ("Q2", 3))}
EXPECTED = "estimate"  # of the figures of a year to come, which nobody has to be asked about
NOTE = "Số liệu của kỳ này"  # for who is asked why
PLACES = 60  # that each of them looks at: what one person has before them
ASKED_WHY = 422
IDLE = 15.0  # seconds without a word after which a connection is made anew, as browsers do: servers close it then
PATIENCE = 30.0  # seconds that an answer may take


@dataclass
class Person:
    """One of those who use the site."""

    name: str
    password: str
    token: str  # for programs
    places: dict[str, int]  # slug, and what amounts of it are reckoned from
    codes: dict[str, int]  # of counted indicators, likewise
    scripts: bool = True  # whether their browser runs those of the site, so that rows nobody touched are not sent
    asked_why: int = 0  # times that a figure was wanted with a note
    _cookies: dict[str, str] = field(default_factory=dict)
    _connection: http.client.HTTPConnection | None = None
    _used: float = 0.0  # when, of the clock that only runs forward

    def sign_in(self, address: Address) -> None:
        """Sign in through the page."""
        self._connection = http.client.HTTPConnection(address.asked, address.port, timeout=PATIENCE)
        page, _, _ = self._asked("GET", "/sign-in/")
        sent = {"username": self.name, "password": self.password, "csrfmiddlewaretoken": _token_in(page)}
        self._asked("POST", "/sign-in/", urlencode(sent), wanted=(302,))

    def look(self, period: str, asked: str = "") -> float:
        """Seconds that the scoreboard of one of the places took. asked: what its address asks for besides."""
        page, took, _ = self._asked("GET", f"/p/{random.choice(list(self.places))}/{period}/{asked}")  # noqa: S311
        if 'data-testid="scoreboard-row"' not in page:
            raise ValueError("a scoreboard without rows")
        return took

    def enter(self, moments: random.Random) -> float:
        """Seconds that signing the entry page took, one of its figures filled in; not those of the page itself."""
        place, period = moments.choice(list(self.places)), moments.choice(list(PERIODS))
        address = f"/p/{place}/{period}/entry/"
        page, _, _ = self._asked("GET", address)
        rows = _rows_of(page)
        row = moments.choice([row for row in rows if row.code in self.codes and row.is_empty])
        fields = _fields_of(row.markup) | _left_out(rows, row) if self.scripts else _fields_of(page)
        fields |= {f"number-{row.key}": self._amount(place, period, row.code), f"maturity-{row.key}": EXPECTED}
        fields["csrfmiddlewaretoken"] = _token_in(page)
        again, took, status = self._asked("POST", address, urlencode(fields), wanted=(302, ASKED_WHY))
        if status == ASKED_WHY:
            self.asked_why += 1
            fields |= {f"note-{row.key}": NOTE, "questions": _questions_in(again)}
            _, took, _ = self._asked("POST", address, urlencode(fields), wanted=(302,))
        return took

    def post(self, moments: random.Random) -> float:
        """Seconds that the entry of one figure by a program took."""
        place, period, code = (moments.choice(list(each)) for each in (self.places, PERIODS, self.codes))
        address = f"/api/places/{place}/periods/{period}/entry"
        line = {"indicator": code, "number": self._amount(place, period, code), "maturity": EXPECTED}
        told, took, status = self._asked("POST", address, json.dumps({"lines": [line]}), (200, ASKED_WHY), self.token)
        if status == ASKED_WHY:
            self.asked_why += 1
            answers = sorted({fault["code"] for fault in json.loads(told)["faults"]})
            body = json.dumps({"lines": [line | {"note": NOTE, "answers": answers}]})
            _, took, _ = self._asked("POST", address, body, (200,), self.token)
        return took

    def _amount(self, place: str, period: str, code: str) -> str:
        """As many as are to be expected of so many months."""
        whole = amount(
            self.places[place], self.codes[code], date(NEW_YEAR, 1, 1), date(NEW_YEAR, 12, 31), planned=False
        )
        return str(int(whole) * PERIODS[period] // 12)

    def _asked(
        self, method: str, path: str, body: str = "", wanted: tuple[int, ...] = (200,), token: str = ""
    ) -> tuple[str, float, int]:
        """The page, the seconds until it was there, and its status. Raises ValueError for another status, OSError."""
        begin = time.perf_counter()
        answer, page = self._answered(method, path, body, self._headers(token))
        took = time.perf_counter() - begin
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if answer.status not in wanted:
            raise ValueError(f"{method} {path}: status {answer.status}: {page[:300]}")
        return page, took, answer.status

    def _answered(
        self, method: str, path: str, body: str, headers: Mapping[str, str]
    ) -> tuple[http.client.HTTPResponse, str]:
        """One answer with its page; after a fault the next one comes over a new connection."""
        if self._connection is None:
            raise ValueError("nobody signed in")
        if time.monotonic() - self._used > IDLE:
            self._connection.close()
        try:
            self._connection.request(method, path, body.encode() or None, headers)
            answer = self._connection.getresponse()
            page = answer.read().decode()
        except BaseException:
            self._connection.close()
            raise
        self._used = time.monotonic()
        return answer, page

    def _headers(self, token: str) -> Mapping[str, str]:
        if token:
            return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}


def _token_in(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise ValueError("a page without a token for its forms")
    return found[1]


def _questions_in(page: str) -> str:
    found = re.search(r'name="questions" value="([^"]*)"', page)
    return found[1] if found else ""


_INPUT = re.compile(r"<input\b([^>]*)>")
_SELECT = re.compile(r'<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option(?: value="([^"]*)")? selected>([^<]*)<')
_FIRST = re.compile(r'<option(?: value="([^"]*)")?>([^<]*)<')
_ROW = re.compile(r'data-testid="entry-row" data-indicator="([^"]+)"(.*?)</tbody>', re.DOTALL)
_NUMBER = re.compile(r'<input\b[^>]*\bname="number-(\w+)"[^>]*>')
_FILLED_IN = re.compile(r'\bvalue="[^"]')
_OF_ROWS = ("was-", "seen-", "number-", "unit-", "bound-", "maturity-", "note-")


def _fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the form's rows, as it came."""
    fields = {}
    for tag in _INPUT.findall(page):
        name, value = (re.search(rf'\b{part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and name[1].startswith(_OF_ROWS):
            fields[name[1]] = value[1] if value else ""
    for name, options in _SELECT.findall(page):
        chosen = _CHOSEN.search(options) or _FIRST.search(options)
        if chosen and name.startswith(_OF_ROWS):
            fields[name] = chosen[2] if chosen[1] is None else chosen[1]
    return fields


@dataclass(frozen=True)
class _Row:
    """A row of the entry page."""

    code: str  # of its indicator
    key: str  # that the names of its fields end in
    is_empty: bool  # nothing is on record yet
    markup: str


def _rows_of(page: str) -> list[_Row]:
    """The rows that can be filled in; their fields are read of those alone that somebody fills in."""
    found = []
    for code, markup in _ROW.findall(page):
        if number := _NUMBER.search(markup):
            found.append(_Row(code, number[1], _FILLED_IN.search(number[0]) is None, markup))
    return found


def _left_out(rows: list[_Row], filled_in: _Row) -> dict[str, str]:
    """What `entry.js` says of the other rows, which it takes out of a form in which one was filled in."""
    return {"unchanged": " ".join(row.key for row in rows if row is not filled_in)}


def people_of(site: Mapping[str, str], count: int) -> list[Person]:
    """So many people who may enter figures for one province each, with accounts of this one day."""
    words = (sys.executable, "-m", "scripts.site_people", str(count))
    made = subprocess.run(words, env=dict(site), check=True, capture_output=True, text=True).stdout
    return [Person(**each) for each in json.loads(made)]


def main() -> int:
    """Make accounts in the site of the environment and tell of them."""
    from doichieu.hub.config.startup import start  # noqa: PLC0415 - Django is made ready first

    start()
    from doichieu.hub.access.models import Role  # noqa: PLC0415
    from doichieu.hub.access.services import grant_role  # noqa: PLC0415
    from doichieu.hub.access.tokens import issue_token  # noqa: PLC0415
    from doichieu.hub.access.viewers import system_viewer  # noqa: PLC0415
    from doichieu.hub.accounts.services import create_account  # noqa: PLC0415
    from doichieu.hub.places.models import Level, Locality  # noqa: PLC0415
    from doichieu.lexicon import unit_kind  # noqa: PLC0415

    provinces = list(Locality.objects.filter(level=Level.PROVINCE, valid_to=None).order_by("pk"))
    codes = {each.code: number for number, each in enumerate(measured()) if unit_kind(each.unit) == "noun"}
    made = []
    for number in range(int(sys.argv[1])):
        province = provinces[number % len(provinces)]
        communes = Locality.objects.filter(parent=province, level=Level.COMMUNE, valid_to=None).order_by("pk")
        name, password = f"clerk-{secrets.token_hex(4)}", secrets.token_urlsafe()
        user = create_account(username=name, password=password)
        grant_role(user=user, role=Role.REVIEWER, locality=province, by=system_viewer())
        places = {place.slug: place.pk for place in communes[:PLACES]}
        token = issue_token(user=user, name="bench", days=1, by=user)
        made.append({"name": name, "password": password, "token": token, "places": places, "codes": codes})
    print(json.dumps(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
