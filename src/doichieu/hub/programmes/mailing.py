"""Reminders by e-mail: where they go, sending one, and what was sent."""

import smtplib
from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import EmailValidator
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doichieu.hub.access.viewers import Actor, Viewer
from doichieu.hub.accounts import queries as accounts
from doichieu.hub.intake.entry_words import said
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places.models import Locality
from doichieu.hub.programmes.body_names import body_key
from doichieu.hub.programmes.errors import AddressFaulty, AddressNotAgreed, MailNotSet
from doichieu.hub.programmes.keepers import keeper
from doichieu.hub.programmes.mailboxes import LeadAddress, SentReminder
from doichieu.lexicon import folded

SUBJECT = _("Tasks due: %(unit)s")
UNREACHED = _("the mail server could not be reached")
LONGEST_LEAD, LONGEST_FAULT = 200, 300  # signs, as they are kept


def may_send() -> bool:
    """Whether the site can send e-mail: it has a server, and an address to send from."""
    return bool(settings.EMAIL_HOST and settings.EMAIL_FROM)


@transaction.atomic
def keep_address(*, locality: Locality, lead: str, address: str, agreed: bool, by: Actor) -> LeadAddress | None:
    """Note to which address reminders of a lead go; none takes it away.

    agreed: whether the lead has asked for them there. Raises access.Refused, AddressFaulty, AddressNotAgreed.
    """
    actor = keeper(by, locality)
    written = address.strip()
    if written:
        _must_be_address(written)
        if not agreed:
            raise AddressNotAgreed(written=written)
    Locality.objects.select_for_update(no_key=True).only("pk").get(pk=locality.pk)  # one after the other
    rows = _boxes_of(lead, locality) or [LeadAddress(locality=locality, folded=folded(lead)[:LONGEST_LEAD])]
    for row in rows:  # several where the lead was written in several spellings before
        row.address = written
        row.save()
    ledger.record("reminder address kept", *rows, by=actor.name)
    return rows[0] if written else None


def send(*, lead: str, message: str, locality: Locality, by: Actor) -> SentReminder:
    """Send a message to the address that is kept for its lead, and put on record that it was sent, or why it was not.

    Raises access.Refused, MailNotSet, AddressFaulty where no address is kept.
    """
    actor = keeper(by, locality)
    if not may_send():
        raise MailNotSet
    kept = next((row for row in _boxes_of(lead, locality) if row.address), None)
    if kept is None:
        raise AddressFaulty(written="")
    row = SentReminder(locality=locality, lead=lead[:LONGEST_LEAD], folded=kept.folded, message=message)
    row.address = kept.address
    row.fault = _fault_of_sending(row, actor)
    return _recorded(row, actor)


def addresses(locality: Locality) -> Mapping[str, str]:
    """Where reminders go, by the key of the lead."""
    rows = LeadAddress.objects.filter(locality=locality).exclude(address="").order_by("-pk")
    return {key_of_lead(name, locality): address for name, address in rows.values_list("folded", "address")}


def last_sent(locality: Locality) -> Mapping[str, SentReminder]:
    """The last attempt for each lead, by its key, with the name of who made it as `maker`; one database query."""
    own = SentReminder.objects.filter(locality=locality)
    last = own.order_by().values("folded").annotate(last=Max("pk")).values("last")
    rows = own.filter(pk__in=last).annotate(maker=accounts.maker()).order_by("pk")
    return {key_of_lead(row.folded, locality): row for row in rows}


def key_of_lead(lead: str, locality: Locality) -> str:
    """By what a lead is known, in whatever spelling its name is kept."""
    return body_key(lead, locality)


def _boxes_of(lead: str, locality: Locality) -> list[LeadAddress]:
    """The rows of one lead, the first one first."""
    key = key_of_lead(lead, locality)
    rows = LeadAddress.objects.filter(locality=locality).order_by("pk")
    return [row for row in rows if key_of_lead(row.folded, locality) == key]


def _must_be_address(written: str) -> None:
    try:
        EmailValidator()(written)
    except ValidationError:
        raise AddressFaulty(written=written[:80]) from None


def _fault_of_sending(row: SentReminder, actor: Viewer) -> str:
    """Hand the message to the server; returns why it was not taken, empty where it was."""
    answers_to = [actor.user.email] if actor.user and actor.user.email else None
    subject = said(SUBJECT, unit=" ".join(row.lead.split()))
    letter = EmailMessage(subject, row.message, to=[row.address], reply_to=answers_to)
    try:
        letter.send()
    except OSError as error:  # smtplib's own errors among them
        return _reason(error)[:LONGEST_FAULT]
    return ""


def _reason(error: OSError) -> str:
    """What the server answered; where it did not, so in words, with what the system says."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return f"{code} {answer.decode(errors='replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        said_so = error.smtp_error
        words = said_so.decode(errors="replace") if isinstance(said_so, bytes) else said_so
        return f"{error.smtp_code} {words}"
    return f"{said(UNREACHED)} ({str(error) or type(error).__name__})"


@transaction.atomic
def _recorded(row: SentReminder, actor: Viewer) -> SentReminder:
    row.made_at, row.made_by = timezone.now(), actor.name
    row.save()
    ledger.record("reminder not sent" if row.fault else "reminder sent", row, by=actor.name)
    return row
