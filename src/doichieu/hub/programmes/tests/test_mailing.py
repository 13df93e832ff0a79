"""Reminders by e-mail: where they may go, a real server that takes or refuses them, and what is on record of it."""

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from doichieu.hub.access.errors import Refused
from doichieu.hub.access.tests.cast import Cast, assembled, place
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger.models import Link
from doichieu.hub.ledger.tests.together import lingering, run_together, shared_database
from doichieu.hub.places.models import Level
from doichieu.hub.programmes import mailing, services
from doichieu.hub.programmes.errors import AddressFaulty, AddressNotAgreed, MailNotSet
from doichieu.hub.programmes.mailboxes import LeadAddress, SentReminder
from doichieu.hub.programmes.points import SixPoints
from doichieu.hub.register.errors import InsertOnly

pytestmark = pytest.mark.django_db
LEAD, ADDRESS = "Phòng Tài chính", "tc@example.vn"
REFUSED = "khong@example.vn"  # the server has no such box


@dataclass
class Letterbox:
    """What a server has taken."""

    port: int = 0
    senders: list[str] = field(default_factory=list)
    letters: list[EmailMessage] = field(default_factory=list)


class PostOffice(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as one letter needs."""

    box: Letterbox

    def handle(self) -> None:
        self._say("220 thu.example.vn")
        while line := self.rfile.readline().decode().strip():
            command = line.upper()
            if command.startswith("RCPT TO") and REFUSED in line:
                self._say("550 No such box")
            elif command == "DATA":
                self._say("354 Go on")
                self._take()
                self._say("250 Taken")
            elif command == "QUIT":
                self._say("221 Bye")
                return
            else:
                self.box.senders += [line] if command.startswith("MAIL FROM") else []
                self._say("250 Well")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        letter = message_from_bytes(b"".join(lines), policy=default)
        assert isinstance(letter, EmailMessage)
        self.box.letters.append(letter)


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    """A server on this machine that the site is set to send by."""
    box = Letterbox()
    handler = type("Handler", (PostOffice,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        box.port = server.server_address[1]
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", box.port, False
        settings.EMAIL_FROM = settings.DEFAULT_FROM_EMAIL = "nhac-viec@example.vn"
        yield box
        server.shutdown()


@pytest.fixture
def entered(cast: Cast) -> None:
    work = SixPoints(work="Lập kế hoạch thu", lead_words=LEAD, due=date(2022, 9, 30))
    services.enter_tasks(locality=cast.district, entries=[work], by=cast.owner)


def page(cast: Cast) -> str:
    return f"/p/{cast.district.slug}/tasks/reminders/"


def clerk(cast: Cast) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(cast.owner)
    return client


def sent(client: Client, where: str, action: str, **fields: str) -> str:
    """What the page says once it has done so."""
    return client.post(where, {"lead": LEAD, "action": action, **fields}, follow=True).content.decode()


def kept(cast: Cast, address: str = ADDRESS) -> None:
    mailing.keep_address(locality=cast.district, lead=LEAD, address=address, agreed=True, by=cast.owner)


def test_a_clerk_keeps_an_address_and_sends_the_reminder_which_arrives(
    cast: Cast, entered: None, letterbox: Letterbox
) -> None:
    User.objects.filter(pk=cast.owner.pk).update(first_name="Lò Thị Hạ", email="ha@example.vn")
    client = clerk(cast)
    assert 'data-testid="send"' not in client.get(page(cast)).content.decode()
    assert 'data-testid="send"' in sent(client, page(cast), "keep", address=ADDRESS, agreed="on")
    told = sent(client, page(cast), "send")
    [letter] = letterbox.letters
    assert letterbox.senders[0].startswith("mail FROM:<nhac-viec@example.vn>")
    assert (letter["To"], letter["From"], letter["Reply-To"]) == (ADDRESS, "nhac-viec@example.vn", "ha@example.vn")
    assert str(letter["Subject"]).strip() == "Nhiệm vụ đến hạn: Phòng Tài chính"
    body = letter.get_content()
    assert body.splitlines()[0] == "Kính gửi: Phòng Tài chính"
    assert "1. Lập kế hoạch thu (quá hạn từ ngày 01/10/2022;" in body
    [row] = SentReminder.objects.all()
    assert (row.address, row.fault, row.made_by) == (ADDRESS, "", "owner")
    assert row.message.splitlines() == body.splitlines()
    assert f"Đã gửi đến {ADDRESS}" in told
    assert "Lò Thị Hạ" in told[told.index('data-testid="sent"') :]
    assert Link.objects.latest("pk").event == "reminder sent"


def test_what_the_server_refuses_is_shown_and_on_record(cast: Cast, entered: None, letterbox: Letterbox) -> None:
    kept(cast, REFUSED)
    told = sent(clerk(cast), page(cast), "send")
    assert letterbox.letters == []
    assert SentReminder.objects.get().fault == "550 No such box"
    assert "Máy chủ thư không nhận thư này." in told
    assert "550 No such box" in told[told.index('data-testid="sent"') :]
    assert Link.objects.latest("pk").event == "reminder not sent"


def test_a_server_that_does_not_answer_is_no_fault_of_the_page(
    cast: Cast, entered: None, letterbox: Letterbox, settings: Any
) -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), PostOffice) as closed:
        settings.EMAIL_PORT = closed.server_address[1]
    kept(cast)
    assert "Máy chủ thư không nhận thư này." in sent(clerk(cast), page(cast), "send")
    fault = SentReminder.objects.get().fault
    assert fault.startswith("không kết nối được với máy chủ thư (")
    assert "refused" in fault.lower()


def test_an_address_is_kept_only_where_its_owner_agreed_and_taken_away_by_an_empty_one(cast: Cast) -> None:
    with pytest.raises(AddressNotAgreed):
        mailing.keep_address(locality=cast.district, lead=LEAD, address=ADDRESS, agreed=False, by=cast.owner)
    with pytest.raises(AddressFaulty):
        mailing.keep_address(locality=cast.district, lead=LEAD, address="khong phai", agreed=True, by=cast.owner)
    with pytest.raises(Refused):
        mailing.keep_address(locality=cast.district, lead=LEAD, address=ADDRESS, agreed=True, by=cast.stranger)
    assert LeadAddress.objects.count() == 0
    mailing.keep_address(locality=cast.district, lead="PHÒNG  Tài chính", address=ADDRESS, agreed=True, by=cast.owner)
    assert mailing.addresses(cast.district) == {mailing.key_of_lead(LEAD, cast.district): ADDRESS}
    mailing.keep_address(locality=cast.district, lead=LEAD, address="", agreed=False, by=cast.owner)
    assert mailing.addresses(cast.district) == {}


def test_names_that_differ_in_tones_have_an_address_each(cast: Cast) -> None:
    for lead, address in (("Thôn Nà Mò", "mof@example.vn"), ("Thôn Nà Mơ", "mow@example.vn")):
        mailing.keep_address(locality=cast.district, lead=lead, address=address, agreed=True, by=cast.owner)
    assert mailing.addresses(cast.district) == {"thôn nà mò": "mof@example.vn", "thôn nà mơ": "mow@example.vn"}


def test_of_two_bodies_of_one_name_the_reminder_of_the_one_that_was_chosen_is_sent(
    cast: Cast, letterbox: Letterbox
) -> None:
    for where in (cast.commune, place("Nà Sa", "xã", Level.COMMUNE, cast.district)):
        entries = [SixPoints(work=f"Việc của {where.name}", lead_words="UBND xã")]
        services.enter_tasks(locality=where, entries=entries, by=cast.owner)
    client = clerk(cast)
    for name, address in (("Nà Sa", "nasa@example.vn"), ("Đồng Mơ", "dongmo@example.vn")):
        client.post(page(cast), {"lead": f"UBND xã {name}", "action": "keep", "address": address, "agreed": "on"})
    client.post(page(cast), {"lead": "UBND xã Đồng Mơ", "action": "send"})
    [letter] = letterbox.letters
    assert letter["To"] == "dongmo@example.vn"
    assert "Việc của Đồng Mơ" in letter.get_content()
    assert client.post(page(cast), {"lead": "UBND xã", "action": "send"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_who_keep_an_address_at_once_leave_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = assembled()
    monkeypatch.setattr(mailing, "_boxes_of", lingering(mailing._boxes_of, Event()))

    def keep(number: int) -> object:
        address = f"nguoi{number}@example.vn"
        return mailing.keep_address(locality=cast.district, lead=LEAD, address=address, agreed=True, by=cast.owner)

    with shared_database(tmp_path) as connect:
        faults = [each for each in run_together(2, connect, keep) if isinstance(each, Exception)]
        assert (faults, LeadAddress.objects.count()) == ([], 1)


@pytest.mark.parametrize(("host", "sender"), [("", "nhac-viec@example.vn"), ("thu.example.vn", "")])
def test_nothing_is_sent_where_the_site_is_not_set_to(cast: Cast, settings: Any, host: str, sender: str) -> None:
    settings.EMAIL_HOST, settings.EMAIL_FROM = host, sender
    kept(cast)
    with pytest.raises(MailNotSet):
        mailing.send(lead=LEAD, message="x", locality=cast.district, by=cast.owner)
    assert (mail.outbox, SentReminder.objects.count()) == ([], 0)


def test_nothing_is_sent_by_strangers_or_to_a_lead_without_an_address(cast: Cast, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_FROM = "thu.example.vn", "nhac-viec@example.vn"
    with pytest.raises(AddressFaulty):
        mailing.send(lead=LEAD, message="x", locality=cast.district, by=cast.owner)
    kept(cast)
    with pytest.raises(Refused):
        mailing.send(lead=LEAD, message="x", locality=cast.district, by=cast.stranger)
    assert mail.outbox == []


def test_what_was_sent_stays_on_record(cast: Cast, settings: Any) -> None:
    settings.EMAIL_HOST, settings.EMAIL_FROM = "thu.example.vn", "nhac-viec@example.vn"
    kept(cast)
    first = mailing.send(lead=LEAD, message="một", locality=cast.district, by=cast.owner)
    second = mailing.send(lead=LEAD, message="hai", locality=cast.district, by=cast.owner)
    assert [letter.body for letter in mail.outbox] == ["một", "hai"]
    assert mailing.last_sent(cast.district)[mailing.key_of_lead(LEAD, cast.district)].pk == second.pk
    with pytest.raises(InsertOnly):
        first.delete()
