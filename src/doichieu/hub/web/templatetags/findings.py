"""How pages print findings: their line in the language of the page, and where their figures stand."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

from doichieu.claims import Claim
from doichieu.hub.checks.findings import BesideFigure, FindingsByFigure, NamedFigure, ShownFinding
from doichieu.hub.checks.services import CHECKER
from doichieu.hub.documents.models import Document
from doichieu.hub.intake.sent_anew import SentClaim
from doichieu.hub.programmes.steps import PROPOSER
from doichieu.hub.web.words.languages import page_language as language
from doichieu.show.wording import words

register = template.Library()


@register.filter
def finding_line(found: ShownFinding) -> str:
    """The check, what is measured, and the arithmetic."""
    return found.line(language())


@register.filter
def line_beside(found: ShownFinding, document: Document) -> str:
    """The same beside the text of a document, which is not named as another would be."""
    return found.line(language(), document.pk)


@register.filter
def paper(figure: NamedFigure) -> str:
    """The document of a figure, by type, number and day where it has a number."""
    return figure.paper(language())


@register.filter
def severity_name(severity: str) -> str:
    """How a finding stands, in a word or two."""
    return words(f"severity.{severity}", language())


@register.filter
def check_name(check: str) -> str:
    """What a check is called."""
    return words(f"check.{check}", language())


@register.filter
def step_maker(name: str) -> str:
    """Who changed a finding or a task: a person, or the jobs themselves."""
    return {CHECKER: gettext("by the checks"), PROPOSER: gettext("by the reader")}.get(name, name)


@register.filter
def sent_last(anew: Mapping[str, SentClaim], claim: Claim) -> SentClaim | None:
    """The same as its unit sent it last, of what waits; None where it did not send it anew."""
    return anew.get(claim.id) if anew else None


@register.filter
def beside(findings: FindingsByFigure, claim: Claim) -> list[BesideFigure]:
    """The findings that a figure takes part in."""
    return findings.get(claim.span, []) if findings else []
