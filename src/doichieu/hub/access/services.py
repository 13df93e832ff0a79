"""Every write about access, and about places: `places` itself only reads."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from doichieu.hub.access.errors import OrganisationRole
from doichieu.hub.access.models import Grant, Role
from doichieu.hub.access.units import refuse_borne
from doichieu.hub.access.viewers import Act, Actor, acting
from doichieu.hub.accounts.models import User
from doichieu.hub.ledger import services as ledger
from doichieu.hub.places import loading, naming, queries
from doichieu.hub.places.errors import ParentMismatch, PlaceExists
from doichieu.hub.places.models import Locality, OrganisationType, Subject, SubjectKind


@transaction.atomic
def grant_role(
    *, user: User, role: Role, locality: Locality | None, by: Actor, organisation: Subject | None = None
) -> Grant:
    """Give an account a role for a place and what lies under it; without a place, everywhere.

    organisation: the role is for this organisation of the place alone, and is the contributor's.
    A role that is held already stays as it is. Raises Refused, OrganisationRole.
    """
    actor = acting(by)
    actor.must(Act.MANAGE_ACCESS, locality)
    if organisation is not None and not _contributes(organisation, role, locality):
        raise OrganisationRole(role=role, organisation=organisation.name)
    grant, new = Grant.objects.get_or_create(user=user, role=role, locality=locality, organisation=organisation)
    if new:
        ledger.record("role granted", grant, by=actor.name)
    return grant


@transaction.atomic
def withdraw_role(*, grant: Grant, by: Actor) -> None:
    """Take a role away again. Raises Refused."""
    actor = acting(by)
    actor.must(Act.MANAGE_ACCESS, grant.locality)
    ledger.record("role withdrawn", grant, by=actor.name)
    grant.delete()


@transaction.atomic
def load_places(*, by: Actor) -> Mapping[str, int]:
    """Load the committed lists of places and lineage; what is on record already stays as it is.

    Returns how many rows were new: {"localities": …, "lineage": …}. Raises Refused, FaultyData.
    """
    actor = acting(by)
    actor.must(Act.MANAGE_PLACES, None)
    counts = loading.load()
    if any(counts.values()):
        facts = {"files": loading.data_digest(), **counts}
        ledger.record_bulk("places loaded", app="places", model="locality", facts=facts, by=actor.name)
    return counts


@transaction.atomic
def add_locality(  # noqa: PLR0913 # the fields of a place
    *,
    name: str,
    kind: str,
    level: int,
    parent: Locality | None,
    by: Actor,
    code: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    invented: bool = False,
) -> Locality:
    """A place that the lists do not hold: a hamlet, a new decree's place, or one of the worked examples.

    kind: id in lexicon/place_kinds.toml, or a hamlet's. Raises Refused, ParentMismatch, PlaceExists.
    """
    actor = acting(by)
    actor.must(Act.MANAGE_PLACES, parent)
    if parent is not None and parent.level >= level:
        raise ParentMismatch(name=f"{kind} {name}", parent=str(parent))
    _refuse_a_second(name, kind, parent, valid_from)
    above = [*queries.ancestors_of(parent), parent][::-1] if parent else []
    place = Locality(
        slug=_free_slug(kind, name, above, valid_to, code),
        name=name,
        kind=kind,
        level=level,
        code=code,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        invented=invented,
        search=naming.search_column(kind, name, [(place.kind, place.name) for place in above]),
    )
    place.save(force_insert=True)
    place.path = f"{parent.path if parent else '/'}{place.pk}/"
    place.save(update_fields=("path",))
    ledger.record("locality added", place, by=actor.name)
    return place


@transaction.atomic
def add_subject(
    *, locality: Locality, kind: SubjectKind, name: str, by: Actor, organisation_type: OrganisationType | str = ""
) -> Subject:
    """An organisation, hamlet, revenue line or project of a place; the same one is returned where it is on record.

    organisation_type: of an organisation alone, which need not have an account to be reported on.
    Whoever may review figures of the place may add one. Raises Refused, and NameBorne where another was called so.
    """
    actor = acting(by)
    if not actor.may(Act.MANAGE_PLACES, locality):
        actor.must(Act.REVIEW, locality)
    sort = organisation_type if kind == SubjectKind.ORGANISATION else ""
    called = naming.bare(name)
    subject, new = Subject.objects.get_or_create(
        locality=locality, kind=kind, name=called, defaults={"organisation_type": sort}
    )
    if new:
        refuse_borne(locality, called)
        ledger.record("subject added", subject, by=actor.name)
    return subject


def _contributes(organisation: Subject, role: Role, locality: Locality | None) -> bool:
    own = organisation.kind == SubjectKind.ORGANISATION and organisation.locality == locality
    return own and role == Role.CONTRIBUTOR


def _refuse_a_second(name: str, kind: str, parent: Locality | None, valid_from: date | None) -> None:
    same = Locality.objects.filter(name=name, kind=kind, parent=parent, valid_from=valid_from)
    if same.exists():
        raise PlaceExists(name=f"{kind} {name}")


def _free_slug(kind: str, name: str, above: list[Locality], valid_to: date | None, code: str) -> str:
    """A slug that no place has. above: places above the new one, the nearest first."""
    wanted = naming.slug_of(kind, name, [place.name for place in above])
    taken = frozenset(Locality.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return naming.free_slug(wanted, last_year=valid_to.year if valid_to else None, code=code, taken=taken)
