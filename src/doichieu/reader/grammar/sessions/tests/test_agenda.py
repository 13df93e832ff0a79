"""Agenda, votes, setting, roles, outlook and speeches of sessions, from the examples of the lexicon."""

import re

import pytest

from doichieu.claims import Reading
from doichieu.claims.codec import plain
from doichieu.lexicon import Entry, Example, folded, table
from doichieu.reader import read

OPENING = "Ngày 10/7/2025, HĐND xã Tân Lập khai mạc kỳ họp thứ 2.\n\n"
TABLES = ("agenda", "votes", "settings", "attendance", "outlooks", "speeches", "prose_sections")
ENTRIES = [(name, entry) for name in TABLES for entry in table(name)]
EXAMPLES = [(name, example) for name, entry in ENTRIES for example in entry.examples]


def reading(text: str) -> Reading:
    """The reading of a text that introduces a session, or of one behind such an introduction."""
    return read(text if text.startswith("Ngày 10/7/2025") else OPENING + text)


def agenda(text: str) -> list[str]:
    return [
        f"{item.kind.value}: {item.title}" + (f" @ {item.presenter}" if item.presenter else "")
        for item in reading(text).agenda
    ]


def votes(text: str) -> list[str]:
    lines: list[str] = []
    for vote in reading(text).votes:
        facts = {
            "share": plain(vote.share),
            "for": vote.votes_for,
            "of": vote.votes_cast,
            "against": vote.votes_against,
            "abstained": vote.abstained,
        }
        lines += [";"] if lines else []
        lines += [f"{name} {value}" for name, value in facts.items() if value is not None]
        lines += [vote.method.value] if vote.method else []
        lines += [f"what {vote.what}"] if vote.what else []
    return lines


def settings(text: str) -> list[str]:
    frame = reading(text).conference
    assert frame is not None
    facts = (("place", frame.place), ("groups", frame.groups))
    return [f"{name} {value}" for name, value in facts if value is not None]


def attendance(text: str) -> list[str]:
    mentions = reading(text).mentions
    groups = [f"group: {mention.value}" for mention in mentions if mention.field == "attendance"]
    return [mention.value for mention in mentions if mention.field == "person.role"] + groups


def test_how_many_of_those_who_sit_were_present_is_read_and_no_vote() -> None:
    def present(told: str) -> list[tuple[str, str]]:
        read_in = reading(f"Ngày 12/3/2024, HĐND xã Lâm Hạ khóa II họp kỳ thứ 4.\n\n{told}")
        return [(each.value, each.span.of(read_in.text)) for each in read_in.mentions if each.field == "present"]

    assert present("Dự kỳ họp có ông Lê Văn Ba, Bí thư Đảng ủy và 22/24 đại biểu HĐND xã.") == [("22/24", "22/24")]
    assert present("Có mặt: 19/21 đại biểu. Kỳ họp thông qua 2 nghị quyết với 18/19 đại biểu tán thành.") == [
        ("19/21", "19/21")
    ]
    assert present("Kỳ họp thông qua 2 nghị quyết với 18/19 đại biểu có mặt tán thành.") == []
    assert present("Kỳ họp thông qua nghị quyết về dự toán với 18/19 đại biểu.") == []
    assert present("Dự kỳ họp có 18/19 đại biểu tán thành.") == []
    assert present("Dự kỳ họp có 24/22 đại biểu; tham dự có 5 vị khách.") == []


def test_a_share_of_one_resolution_of_a_list_is_not_that_of_what_the_session_adopted() -> None:
    def adopted(told: str) -> str | None:
        frame = reading(f"Ngày 12/3/2024, HĐND xã Lâm Hạ khóa II họp kỳ thứ 4.\n\n{told}").conference
        assert frame is not None
        return plain(frame.adopted_share)

    listed = "trong đó có nghị quyết về chợ với 23/23 đại biểu tán thành; nghị quyết về đò với 22/23 đại biểu."
    assert adopted(f"Kỳ họp thông qua 7 nghị quyết, {listed}") is None
    assert adopted(f"100% đại biểu tán thành thông qua 7 nghị quyết, {listed}") == "100"


def directions(text: str) -> list[str]:
    read_in = reading(text)
    return [" ".join(each.span.of(read_in.text).split()) for each in read_in.statements]


def prose(text: str) -> list[str]:
    read_in = reading(text)
    return [f"{each.section}: {each.span.of(read_in.text)}" for each in read_in.statements if each.kind == "prose"]


READS = {
    "agenda": agenda,
    "votes": votes,
    "settings": settings,
    "attendance": attendance,
    "outlooks": directions,
    "speeches": directions,
    "prose_sections": prose,
}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", value)[:60])
def test_each_example_reads_as_its_entry_says(name: str, example: Example) -> None:
    assert tuple(READS[name](example.text)) == example.reads


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: getattr(value, "id", value))
def test_each_form_stands_in_an_example(name: str, entry: Entry) -> None:
    texts = [folded(example.text) for example in entry.examples]
    assert [
        f for f in entry.forms if not any(re.search(rf"(?<!\w){re.escape(folded(f))}(?!\w)", t) for t in texts)
    ] == []
