"""A row that is changed, removed, put in or exchanged behind the site's back is found and named."""

import re

import pytest
from django.apps import apps
from django.db import connection

from doichieu.hub.access.models import Grant
from doichieu.hub.config.kept import KEPT, NOT_KEPT, REMOVALS
from doichieu.hub.config.tests.worked_site import Worked, worked
from doichieu.hub.config.verification import RowFault, Verified, verify
from doichieu.hub.intake.models import Decision
from doichieu.hub.ledger.models import Head, Link
from doichieu.hub.places.models import Subject
from doichieu.hub.register.models import Evidence, Figure

CHANGED, MISSING, UNRECORDED = "is not as it was recorded", "was recorded and is missing", "was never recorded"
BROKEN = "does not follow from the link before it"


@pytest.fixture
def site(db: None) -> Worked:
    return worked()


def told(noted: str = "") -> list[str]:
    """The lines of a walk, without the numbers of links."""
    lines: list[str] = []
    done = verify(lambda fault: lines.append(str(fault)), noted)
    assert done.faults == len(lines)
    return [re.sub(r" \(link \d+\)$", "", line) for line in lines]


def tamper(*statements: str) -> None:
    """Write behind the site's back, as whoever owns the database can: without its triggers."""
    on = " ON {0}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("register_figure", "register_evidence", "register_retraction"):
            cursor.execute(f"DROP TRIGGER {table}_insert_only" + on.format(table))
        for statement in statements:
            cursor.execute(statement)


def test_a_site_as_its_services_wrote_it_is_whole(site: Worked) -> None:
    lines: list[RowFault] = []
    done = verify(lines.append)
    assert lines == []
    last = Head.objects.get()
    rows = 2 + 2 + 2 + 2 + 1 + Grant.objects.count() + 1  # figures, evidence, decisions, documents, period, roles
    assert done == Verified(last.number, rows, f"{last.number}:{last.digest}", 0)


@pytest.mark.parametrize("column", ["value = '1'", "unit = 'ha'", "reason = 'khác'", "recorded_by_id = 2"])
def test_a_changed_figure_is_found(site: Worked, column: str) -> None:
    column = column.replace("= 2", f"= {site.cast.stranger.pk}")
    tamper(f"UPDATE register_figure SET {column} WHERE id = {site.figure.pk}")
    assert told() == [f"register.figure {site.figure.pk}: {CHANGED}"]


def test_a_missing_figure_is_found_with_all_that_went_with_it(site: Worked) -> None:
    pk, witness, decision = site.figure.pk, site.figure.evidence.get().pk, site.figure.decisions.get().pk
    tamper(
        f"DELETE FROM register_current WHERE figure_id = {pk}",
        f"DELETE FROM register_evidence WHERE figure_id = {pk}",
        f"DELETE FROM intake_decision WHERE figure_id = {pk}",
        f"DELETE FROM register_figure WHERE id = {pk}",
    )
    assert sorted(told()) == [
        f"intake.decision {decision}: {MISSING}",
        f"register.evidence {witness}: {MISSING}",
        f"register.figure {site.figure.supersedes_id}: holds, but is not among the figures that pages show",
        f"register.figure {pk}: {MISSING}",
    ]


def test_two_figures_that_changed_places_are_found(site: Worked) -> None:
    first, second = site.figure.supersedes_id, site.figure.pk
    assert first is not None
    old, new = Figure.objects.get(pk=first).value, site.figure.value
    tamper(
        f"UPDATE register_figure SET value = '{new}' WHERE id = {first}",
        f"UPDATE register_figure SET value = '{old}' WHERE id = {second}",
    )
    assert told() == [f"register.figure {first}: {CHANGED}", f"register.figure {second}: {CHANGED}"]


def test_a_figure_that_was_put_in_is_found(site: Worked) -> None:
    left_out = {"id", "supersedes_id"}
    names = ", ".join(f'"{field.column}"' for field in Figure._meta.concrete_fields if field.column not in left_out)
    tamper(f"INSERT INTO register_figure ({names}) SELECT {names} FROM register_figure WHERE id = {site.figure.pk}")
    pk = Figure.objects.latest("pk").pk
    assert told() == [
        f"register.figure {pk}: {UNRECORDED}",
        f"register.figure {pk}: holds, but is not among the figures that pages show",
    ]


def test_changed_evidence_is_found(site: Worked) -> None:
    witness = site.figure.evidence.get()
    tamper(f"UPDATE register_evidence SET start = start + 1 WHERE id = {witness.pk}")
    assert told() == [
        f"register.evidence {witness.pk}: {CHANGED}",
        f"register.evidence {witness.pk}: quotes words that do not stand in its text",
    ]


def test_a_text_that_no_longer_says_what_is_quoted_is_found(site: Worked) -> None:
    witness = site.figure.evidence.select_related("text").get()
    text = witness.text
    text.data = {**text.data, "content": text.data["content"].replace("617,8", "717,8")}
    text.save()
    assert told() == [f"register.evidence {witness.pk}: quotes words that do not stand in its text"]


def test_a_changed_and_a_missing_decision_are_found(site: Worked) -> None:
    first, second = Decision.objects.order_by("pk")
    tamper(
        f"UPDATE intake_decision SET action = 'rejected' WHERE id = {first.pk}",
        f"DELETE FROM intake_decision WHERE id = {second.pk}",
    )
    assert told() == [f"intake.decision {first.pk}: {CHANGED}", f"intake.decision {second.pk}: {MISSING}"]


def test_that_a_rejection_is_for_good_cannot_be_changed_unseen(site: Worked) -> None:
    first, _ = Decision.objects.order_by("pk")
    tamper(f"UPDATE intake_decision SET for_good = true WHERE id = {first.pk}")
    assert told() == [f"intake.decision {first.pk}: {CHANGED}"]


@pytest.mark.parametrize(
    "column", ["state = 'internal'", "released_by_id = {stranger}", "original = {other}", "title = 'Khác'"]
)
def test_a_changed_document_or_release_is_found(site: Worked, column: str) -> None:
    other = "'\\x00'::bytea" if connection.vendor == "postgresql" else "x'00'"
    change = column.format(stranger=site.cast.stranger.pk, other=other)
    tamper(f"UPDATE documents_document SET {change} WHERE id = {site.document.pk}")
    assert told() == [f"documents.document {site.document.pk}: {CHANGED}"]


def test_a_role_that_was_widened_taken_away_or_given_is_found(site: Worked) -> None:
    widened, removed, _ = Grant.objects.order_by("pk")
    tamper(
        f"UPDATE access_grant SET locality_id = NULL WHERE id = {widened.pk}",
        f"DELETE FROM access_grant WHERE id = {removed.pk}",
        f"INSERT INTO access_grant (user_id, role) VALUES ({site.cast.visitor.pk}, 'administrator')",
    )
    given = Grant.objects.latest("pk").pk
    assert told() == [
        f"access.grant {widened.pk}: {CHANGED}",
        f"access.grant {removed.pk}: {MISSING}",
        f"access.grant {given}: {UNRECORDED}",
    ]


def test_a_role_that_was_taken_away_and_is_there_again_is_found(site: Worked) -> None:
    last = Link.objects.get(event="role withdrawn").rows[0]["id"]
    tamper(f"INSERT INTO access_grant (id, user_id, role) VALUES ({last}, {site.cast.visitor.pk}, 'reviewer')")
    assert told() == [f"access.grant {last}: was removed and is there again"]


def test_links_that_changed_places_are_found(site: Worked) -> None:
    tamper(
        "UPDATE ledger_outgoing SET link_id = 1 WHERE link_id IN (2, 3)",
        "UPDATE ledger_link SET number = 900 WHERE number = 2",
        "UPDATE ledger_link SET number = 2 WHERE number = 3",
        "UPDATE ledger_link SET number = 3 WHERE number = 900",
    )
    assert told()[:2] == [f"ledger.link 2: {BROKEN}", f"ledger.link 3: {BROKEN}"]


def test_a_missing_link_is_found_and_so_is_what_it_recorded(site: Worked) -> None:
    link = Link.objects.filter(event="claim confirmed").latest("number")
    tamper(
        f"DELETE FROM ledger_outgoing WHERE link_id = {link.number}",
        f"DELETE FROM ledger_link WHERE number = {link.number}",
    )
    assert told()[0] == f"ledger.link {link.number}: {BROKEN}"
    assert f"register.figure {site.figure.pk}: {UNRECORDED}" in told()


def test_a_missing_last_link_is_found(site: Worked) -> None:
    last = Head.objects.get().number
    tamper(f"DELETE FROM ledger_outgoing WHERE link_id = {last}", f"DELETE FROM ledger_link WHERE number = {last}")
    assert told()[0] == f"ledger.link {last}: {BROKEN}"


def test_a_chain_that_was_written_anew_has_not_the_link_that_was_noted_down(site: Worked) -> None:
    link = Link.objects.get(number=3)
    assert told(f"3:{link.digest}") == []
    assert told(f"3:{'0' * 64}") == ["ledger.link 3: has not the digest that was noted down"]


def test_a_figure_that_pages_show_although_it_was_replaced_is_found(site: Worked) -> None:
    before = site.figure.supersedes_id
    tamper(f"UPDATE register_current SET figure_id = {before} WHERE figure_id = {site.figure.pk}")
    assert told() == [
        f"register.figure {site.figure.pk}: holds, but is not among the figures that pages show",
        f"register.current {before}: is among the figures that pages show, but does not hold, or elsewhere",
    ]


def test_a_row_of_the_projection_whose_figure_was_never_on_record_is_found(site: Worked) -> None:
    nowhere = site.figure.pk + 1
    tamper(f"UPDATE register_current SET figure_id = {nowhere} WHERE figure_id = {site.figure.pk}")
    assert told() == [
        f"register.figure {site.figure.pk}: holds, but is not among the figures that pages show",
        f"register.current {nowhere}: is among the figures that pages show, but does not hold, or elsewhere",
    ]


def test_every_table_of_the_site_is_kept_or_says_why_not() -> None:
    ours = {m._meta.label_lower for m in apps.get_models() if m.__module__.startswith("doichieu.hub.")}
    assert ours == KEPT.keys() | NOT_KEPT.keys()
    assert KEPT.keys() & NOT_KEPT.keys() == set()


def test_what_removes_a_row_is_recorded_under_that_name(site: Worked) -> None:
    assert set(REMOVALS) <= set(Link.objects.values_list("event", flat=True))
    assert (Evidence.objects.count(), Subject.objects.count()) == (2, 0)
