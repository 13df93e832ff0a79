"""Resolutions, programmes, schemes and plans on record, and the tasks that they and other documents hand out.

What a document says is proposed by a job; a person confirms it. Records and tasks change by recorded acts, of
which each leaves a step that is never changed.
"""

from django.db import models

from doichieu.hub.catalogue.models import Indicator
from doichieu.hub.documents.models import Document, StoredText
from doichieu.hub.places.models import Locality, Subject
from doichieu.hub.programmes import mailboxes, outcomes, task_words  # noqa: F401 - more models of this app
from doichieu.hub.register.models import WrittenOnce


class InstrumentKind(models.TextChoices):
    """What sort of document; lexicon/documents.toml ties the words and signs to these."""

    RESOLUTION = "resolution"  # nghị quyết
    PROGRAMME = "programme"  # chương trình
    SCHEME = "scheme"  # đề án
    PLAN = "plan"  # kế hoạch
    CONCLUSION = "conclusion"  # kết luận
    NOTICE = "notice"  # thông báo, by which conclusions of meetings are made known
    DIRECTIVE = "directive"  # chỉ thị, công điện
    DECISION = "decision"  # quyết định
    REGULATION = "regulation"  # quy định, quy chế
    GUIDANCE = "guidance"  # hướng dẫn
    LAW = "law"  # luật, pháp lệnh
    DECREE = "decree"  # nghị định
    CIRCULAR = "circular"  # thông tư


NAME_KEY = "="  # opens the key of a record that is known by its name alone


class InstrumentState(models.TextChoices):
    PROPOSED = "proposed"  # by a document that cites it, or that is it
    KNOWN = "known"  # a person said that it is
    MERGED = "merged"  # it is another record
    REJECTED = "rejected"  # it is none


class Instrument(models.Model):
    """A resolution, programme, scheme, plan, conclusion or directive.

    written: number and symbol as documents cite it, "15-NQ/TU"; while none is known, its name without the word for its
    kind, as a document calls it. key: the number folded, with one sign between its parts, by which citations find it;
    of a name `naming.name_key`. locality: whose it is; null for those of the central authorities. steps: how
    many acts there were, which is also what two editors are told apart by.
    """

    kind = models.CharField(max_length=12, choices=InstrumentKind)
    written = models.CharField(max_length=300)
    key = models.CharField(max_length=310, db_index=True)
    title = models.CharField(max_length=300, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="instruments")
    issued = models.DateField(null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)  # of the time that it is for
    last_day = models.DateField(null=True, blank=True)
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="instrument"
    )  # the stored document that it is
    own_number = models.CharField(max_length=60, blank=True)  # by which that document calls itself
    state = models.CharField(max_length=10, choices=InstrumentState, default=InstrumentState.PROPOSED)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    step = models.PositiveIntegerField(default=0)
    search = models.TextField(blank=True)  # `lexicon.search` words of number and kind
    search_inside = models.TextField(blank=True)  # and of title and issuer
    search_own = models.TextField(blank=True)  # of what its own document says: number, title and kind

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False)
                | (~models.Q(state="merged") & models.Q(merged_into__isnull=True)),
                name="programmes_merged_into_another",
            ),
        )
        ordering = ("-issued", "-id")

    def __str__(self) -> str:
        return self.written

    @property
    def named(self) -> bool:
        """Whether it is known by its name alone."""
        return self.key.startswith(NAME_KEY)

    @property
    def number(self) -> str:
        """What stands before the symbol, with its year where it has one: "15", "19/2020"; empty for a name."""
        return "" if self.named else self.written[: len(self.written) - len(self.symbol)].rstrip("-/ ")

    @property
    def symbol(self) -> str:
        """The signs of type and issuer: "NQ/TU"; empty for a bare number, and for a name."""
        if self.named:
            return ""
        start = next((place for place, sign in enumerate(self.written) if sign.isalpha() and place > 1), None)
        return "" if start is None else self.written[start:]


class RelationKind(models.TextChoices):
    CARRIES_OUT = "carries_out"
    REPLACES = "replaces"
    AMENDS = "amends"


class Relation(models.Model):
    """What one record does to another; proposed where only a document says so."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=12, choices=RelationKind)
    other = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="related")
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    proposed = models.BooleanField(default=False)
    ended = models.BooleanField(default=False)  # taken back

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("instrument", "kind", "other"), name="programmes_one_relation"),
            models.CheckConstraint(
                condition=~models.Q(instrument=models.F("other")), name="programmes_related_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.kind} {self.other_id}"


class Citation(models.Model):
    """A place in a text that cites a record.

    called: the number or the name by which it does; search: `lexicon.search` words of that and of the kind. An outsider
    knows the record by these alone.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="citations")
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    called = models.CharField(max_length=300, blank=True)
    search = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("text", "start", "end"), name="programmes_one_citation"),)
        ordering = ("text", "start")

    def __str__(self) -> str:
        return f"{self.instrument_id}: {self.text_id}:{self.start}"


class TaskState(models.TextChoices):
    PROPOSED = "proposed"  # by a reading
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    REJECTED = "rejected"  # a proposal that is no task


class TaskSource(models.TextChoices):
    """What sort of document hands it out."""

    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"  # and the notice of one
    DIRECTIVE = "directive"
    PROGRAMME = "programme"  # an item of a programme or plan
    DOCUMENT = "document"  # any other: minutes, a report, news of a session
    ENTRY = "entry"  # signed by hand


class Task(models.Model):
    """A duty by its six points: who, what, by when, who answers for it, what comes of it, by whose authority.

    text, start, end, quote: the place that hands it out; of a task entered by hand its line in the signed entry.
    lead: one; in words where `places` has no such body. responsible: a person, who is named inside the office
    alone; responsible_post: the post, which everybody may read. step: as of an instrument. closed_by: the act by
    which it was done or dropped. same_as: the task of another document that a person said it is, which stands for both.
    """

    locality = models.ForeignKey(Locality, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    source = models.CharField(max_length=12, choices=TaskSource)
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, related_name="tasks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    work = models.TextField()
    lead = models.ForeignKey(Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    lead_words = models.CharField(max_length=200, blank=True)
    co_workers = models.JSONField(default=list)  # their names
    deliverable = models.CharField(max_length=300, blank=True)
    due = models.DateField(null=True, blank=True)
    responsible = models.CharField(max_length=120, blank=True)
    responsible_post = models.CharField(max_length=200, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    indicators = models.ManyToManyField(Indicator, through="TaskIndicator", related_name="tasks")
    projects = models.ManyToManyField(Subject, through="TaskProject", related_name="project_tasks")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.PROPOSED)
    closed_on = models.DateField(null=True, blank=True)  # the day on which it was done or dropped
    closed_by = models.OneToOneField(
        "TaskStep", on_delete=models.PROTECT, null=True, blank=True, related_name="closed_task"
    )
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    step = models.PositiveIntegerField(default=0)
    search = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("text", "start", "end"), name="programmes_one_task_a_place"),
            models.CheckConstraint(condition=~models.Q(id=models.F("same_as")), name="programmes_same_as_another"),
            models.CheckConstraint(
                condition=models.Q(state__in=("done", "dropped"), closed_on__isnull=False, closed_by__isnull=False)
                | (~models.Q(state__in=("done", "dropped")) & models.Q(closed_on__isnull=True, closed_by__isnull=True)),
                name="programmes_closed_on_a_day",
            ),
        )
        indexes = (models.Index(fields=("locality", "state", "due"), name="programmes_task_list"),)
        ordering = ("due", "id")

    def __str__(self) -> str:
        return self.work

    @property
    def lead_name(self) -> str:
        """The lead's name on record, else as it was written."""
        return self.lead.name if self.lead else self.lead_words


class TaskIndicator(models.Model):
    """An indicator that a task is to move."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("task", "indicator"), name="programmes_one_indicator"),)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.indicator_id}"


class TaskProject(models.Model):
    """A project that a task belongs to."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE)
    project = models.ForeignKey(Subject, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("task", "project"), name="programmes_one_project"),)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.project_id}"


class TaskAct(models.TextChoices):
    PROPOSED = "proposed"
    ENTERED = "entered"  # by hand or by a sheet
    ASSIGNED = "assigned"  # a proposal was confirmed, with its six points
    EDITED = "edited"
    PROGRESS = "progress"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    REJECTED = "rejected"
    MERGED = "merged"  # it is the same as another
    PARTED = "parted"  # it is not, after all


class TaskStep(WrittenOnce):
    """One act on a task. facts: the six points as they are from then on, where the act sets them."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()  # from 1: of two editors only one gets the next
    act = models.CharField(max_length=10, choices=TaskAct)
    day = models.DateField()  # on which it happened
    note = models.CharField(max_length=500, blank=True)
    text = models.ForeignKey(StoredText, on_delete=models.PROTECT, null=True, blank=True, related_name="task_steps")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)  # the account's name, or the job's

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task", "number"), name="programmes_one_step_a_number"),
            models.CheckConstraint(
                condition=~models.Q(act__in=("dropped", "reopened")) | ~models.Q(note=""),
                name="programmes_step_with_reason",
            ),
        )
        ordering = ("task", "number")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.number} {self.act}"


class InstrumentAct(models.TextChoices):
    PROPOSED = "proposed"
    TIED = "tied"  # a stored document turned out to be it
    CONFIRMED = "confirmed"
    EDITED = "edited"
    MERGED = "merged"
    REJECTED = "rejected"
    RELATED = "related"
    UNRELATED = "unrelated"


class InstrumentStep(WrittenOnce):
    """One act on a record. facts: what it says from then on."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="history")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=10, choices=InstrumentAct)
    note = models.CharField(max_length=500, blank=True)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("instrument", "number"), name="programmes_one_act_a_number"),)
        ordering = ("instrument", "number")

    def __str__(self) -> str:
        return f"{self.instrument_id}: {self.number} {self.act}"
