"""Which event has which handlers: the one table by which an upper app reacts to a lower one's write.

An event of several rows has handlers for each, or, written "event: app.model", for its rows of one model alone.
A handler is named by its dotted path and called, in a job, with the id of the row that the event is about.
It may be called twice for one event, and must then change nothing the second time.
"""

HANDLERS: dict[str, tuple[str, ...]] = {
    "document stored": ("doichieu.hub.documents.services.read_document",),
    "document placed": (
        "doichieu.hub.programmes.services.propose_from_document",
        "doichieu.hub.programmes.services.propose_outcomes",
        "doichieu.hub.conferences.services.record_conference",
        "doichieu.hub.checks.services.refresh_findings",
    ),
    "document dated": (
        "doichieu.hub.programmes.services.propose_from_document",
        "doichieu.hub.programmes.services.propose_outcomes",
        "doichieu.hub.conferences.services.record_conference",
        "doichieu.hub.checks.services.refresh_findings",
    ),
    "document read": (
        "doichieu.hub.programmes.services.propose_from_document",
        "doichieu.hub.programmes.services.propose_outcomes",
        "doichieu.hub.conferences.services.record_conference",
        "doichieu.hub.checks.services.refresh_findings",
    ),
    "claim confirmed: intake.decision": ("doichieu.hub.checks.services.refresh_after_decision",),
    "claim corrected: intake.decision": ("doichieu.hub.checks.services.refresh_after_decision",),
    "claim rejected: intake.decision": ("doichieu.hub.checks.services.refresh_after_decision",),
    "decision reopened: intake.decision": ("doichieu.hub.checks.services.refresh_after_decision",),
    "entry signed: documents.document": ("doichieu.hub.checks.services.refresh_findings",),
    "figure added: register.figure": ("doichieu.hub.checks.services.refresh_after_figure",),
    "figure corrected: register.figure": ("doichieu.hub.checks.services.refresh_after_figure",),
    "witness withdrawn: register.figure": ("doichieu.hub.checks.services.refresh_after_figure",),
    "figures imported: documents.storedtext": ("doichieu.hub.checks.services.refresh_after_import",),
}

# What is called instead, once, when a handler of that event failed too often.
LAST_RESORTS: dict[str, tuple[str, ...]] = {
    "document stored": ("doichieu.hub.documents.services.note_failure",),
}
