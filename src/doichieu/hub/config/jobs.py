"""Which event has which handlers: the one table by which an upper app reacts to a lower one's write.

A handler is named by its dotted path and called, in a job, with the id of the row that the event is about.
It may be called twice for one event, and must then change nothing the second time.
"""

HANDLERS: dict[str, tuple[str, ...]] = {
    "document stored": ("doichieu.hub.documents.services.read_document",),
    "document placed": ("doichieu.hub.conferences.services.record_conference",),
    "document read": ("doichieu.hub.conferences.services.record_conference",),
}

# What is called instead, once, when a handler of that event failed too often.
LAST_RESORTS: dict[str, tuple[str, ...]] = {
    "document stored": ("doichieu.hub.documents.services.note_failure",),
}
