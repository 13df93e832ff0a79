"""The pages of a session of an article as its clerk is shown them, and what a test looks for on them.

The articles stand in `../shared/gold`; the clerk is that of the place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.test import Client
from lxml import html

from doichieu.hub.access.models import Role
from doichieu.hub.access.services import grant_role
from doichieu.hub.access.tests.cast import assembled, place
from doichieu.hub.access.viewers import system_viewer
from doichieu.hub.conferences.models import Conference
from doichieu.hub.conferences.services import record_conference
from doichieu.hub.documents.services import read_document, store_document
from doichieu.hub.places.models import Level
from doichieu.hub.programmes.services import propose_from_document
from doichieu.lexicon.search import words_alone
from tests.test_architecture import ROOT

ARTICLES = ROOT.parent / "shared" / "gold" / "seeds"

T18, T22, G21, T23, H22 = "thanh-tri-2018", "thuong-tin-2022", "gia-lam-2021", "thanh-tri-2023", "thach-that-2022"
HANDED_IN = {
    T18: ("Thanh Trì", date(2018, 12, 13)),
    T22: ("Thường Tín", date(2022, 7, 12)),
    G21: ("Gia Lâm", date(2021, 1, 6)),
    T23: ("Thanh Trì", date(2023, 12, 12)),
    H22: ("Thạch Thất", date(2022, 6, 21)),
}
LANGUAGE = {"Accept-Language": "vi"}


@dataclass(frozen=True)
class Pages:
    """A session as its clerk is shown it: its page, that of its promises, and those of the records that it names."""

    session: html.HtmlElement
    promises: html.HtmlElement
    records: tuple[html.HtmlElement, ...]

    def of(self, where: str, lines: str) -> list[html.HtmlElement]:
        """The lines of a part of the session's page; lines: an XPath."""
        return list(self.session.get_element_by_id(where).xpath(lines))


@cache
def pages_of(article: str) -> Pages:
    """The pages as they are served, asked for once."""
    named, day = HANDED_IN[article]
    cast = assembled()
    district = place(named, "huyện", Level.DISTRICT, cast.province)
    grant_role(user=cast.visitor, role=Role.SESSION_CLERK, locality=district, by=system_viewer())
    data = (ARTICLES / f"{article}.txt").read_bytes()
    stored = store_document(
        name=f"{article}.txt", data=data, by=cast.visitor, locality=district, published=day, title=article
    )
    for job in (read_document, record_conference, propose_from_document):
        job(stored.pk)
    clerk = Client(headers=LANGUAGE)
    clerk.force_login(cast.visitor)

    def page(address: str) -> html.HtmlElement:
        return html.fromstring(clerk.get(address).content.decode())

    address = f"/c/{Conference.objects.get().pk}/"
    session = page(address)
    named_there = session.xpath('//*[@data-testid="records"]/li/a[starts-with(@href, "/r/")]/@href')
    return Pages(session, page(f"{address}promises/"), tuple(map(page, named_there)))


def text(of: html.HtmlElement) -> str:
    return " ".join(of.text_content().split())


def chips(line: html.HtmlElement) -> list[str]:
    return [text(chip) for chip in line.find_class("chip")]


def fact(**wanted: str) -> Callable[[Pages], bool]:
    """These fields of the session, each with every value that is asked for."""

    def shows(pages: Pages) -> bool:
        found = {dd.get("data-fact"): text(dd) for dd in pages.session.xpath("//*[@data-fact]")}
        return all(all(part in found.get(name, "") for part in _parts(name, value)) for name, value in wanted.items())

    return shows


def _parts(name: str, value: str) -> list[str]:
    return value.split() if name == "dates" else [value]


def figure(amount: str, *also: str, listed: int | None = None) -> Callable[[Pages], bool]:
    """A figure that leads to its sentence. also: what else its line says; listed: how many things it counts by name."""

    def fits(line: html.HtmlElement) -> bool:
        amounts = [text(link) for link in line.xpath("./a") if "/d/" in str(link.get("href"))]
        named = listed is None or len(line.xpath("./ul/li")) == listed
        return amounts == [amount] and named and all(words in text(line) for words in also)

    return lambda pages: any(map(fits, pages.of("documents", './/ul[contains(@class, "figure-columns")]/li')))


def both(*wanted: Callable[[Pages], bool]) -> Callable[[Pages], bool]:
    return lambda pages: all(shows(pages) for shows in wanted)


def item(kind: str, *words: str, presenter: str = "") -> Callable[[Pages], bool]:
    """An item of the agenda whose title has these words, in plain letters."""

    def fits(line: html.HtmlElement) -> bool:
        title, facts = (text(each) for each in line.xpath("./p")[:2])
        return facts.startswith(f"{kind} {presenter}".strip()) and all(word in words_alone(title) for word in words)

    return lambda pages: any(map(fits, pages.of("agenda", './/*[@data-testid="agenda-item"]')))


def items(kind: str, number: int) -> Callable[[Pages], bool]:
    lines = './/*[@data-testid="agenda-item"]'
    return lambda pages: sum(chips(line) == [kind] for line in pages.of("agenda", lines)) == number


def named(number: int) -> Callable[[Pages], bool]:
    """So many people, each with a post."""

    def shows(pages: Pages) -> bool:
        people = pages.of("people", './/*[@data-testid="person"]')
        return len(people) == number and all(person.find_class("by") for person in people)

    return shows


def role(name: str, *roles: str) -> Callable[[Pages], bool]:
    """Someone by name, with what they did."""

    def fits(line: html.HtmlElement) -> bool:
        return text(line).startswith(name) and set(roles) <= set(chips(line))

    return lambda pages: any(map(fits, pages.of("people", './/*[@data-testid="person"]')))


def group(words: str) -> Callable[[Pages], bool]:
    """Those who attended without a name."""
    lines = './/*[@data-testid="participant"]'
    return lambda pages: any(words.casefold() in text(line).casefold() for line in pages.of("people", lines))


def opinions(number: int, place_name: str = "", answer: str = "") -> Callable[[Pages], bool]:
    """So many opinions, from this place, answered by this person."""

    def fits(line: html.HtmlElement) -> bool:
        answers = line.xpath('.//*[@data-testid="answer"]')
        return (not place_name or place_name in chips(line)) and (
            not answer or any(answer in text(each.xpath("./p")[-1]) for each in answers)
        )

    return lambda pages: sum(map(fits, pages.of("said", './/*[@data-testid="opinion"]'))) == number


def said(speaker: str, number: int = 1) -> Callable[[Pages], bool]:
    """So many directions of this person, each by its own line of facts."""
    return lambda pages: sum(speaker in text(line) for line in pages.of("said", "./ul/li/p[2]")) == number


def from_above(speaker: str) -> Callable[[Pages], bool]:
    lines = './/*[@data-testid="from-above"]/li/p[2]'
    return lambda pages: any(speaker in text(line) and "cấp trên" in text(line) for line in pages.of("said", lines))


def tasks(number: int) -> Callable[[Pages], bool]:
    """So many tasks, each with its standing, lead and due day."""

    def shows(pages: Pages) -> bool:
        lines = pages.of("decided", './/*[@data-testid="task"]')
        told = all("Chủ trì:" in text(line) and "Thời hạn:" in text(line) and chips(line) for line in lines)
        return len(lines) == number and told

    return shows


def promised(number: int) -> Callable[[Pages], bool]:
    """So many tasks on the page of promises, each of them among what nothing is on record of, or what has no day."""
    lines = '//*[@data-testid="{}"]//*[@data-sort="task" and (@data-fate="missing" or @data-fate="undated")]'

    def shows(pages: Pages) -> bool:
        apart, undated, listed = (
            len(pages.promises.xpath(lines.format(part))) for part in ("missing", "undated", "session-promises")
        )
        return apart + undated == listed == number

    return shows


def record(*words: str) -> Callable[[Pages], bool]:
    """A record that the session's page leads to: its own page has the name, and the sentence that cites it."""

    def fits(page: html.HtmlElement) -> bool:
        name = text(page.xpath("//h1")[0])
        return all(word in name for word in words) and bool(page.xpath('//*[@data-testid="citations"]//mark'))

    return lambda pages: any(map(fits, pages.records))


def voted(share: str, *words: str) -> Callable[[Pages], bool]:
    def fits(line: html.HtmlElement) -> bool:
        return share in text(line) and all(word in words_alone(text(line)) for word in words)

    return lambda pages: any(map(fits, pages.of("decided", './/*[@data-testid="vote"]')))
