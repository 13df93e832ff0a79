"""Which tables `doichieu verify` compares with the chain, row by row, and which it does not, and why.

Every table of the site stands in one of the two (a test counts). A kept row is written by services that record
it; of one that is written once every link's digest still holds, of one that changes by recorded acts the last.
"""

from doichieu.hub.ledger.keeping import Keeping

KEPT: dict[str, str] = {
    "register.figure": Keeping.ONCE,
    "register.evidence": Keeping.ONCE,
    "register.retraction": Keeping.ONCE,
    "register.periodclosing": Keeping.ONCE,
    "register.periodreopening": Keeping.ONCE,
    "intake.decision": Keeping.ONCE,
    "catalogue.planningperiod": Keeping.ONCE,
    "catalogue.amendment": Keeping.ONCE,
    "catalogue.suggestion": Keeping.LATEST,  # with its answer
    "places.subject": Keeping.LATEST,  # with its name and its last day
    "places.subjectchange": Keeping.ONCE,
    "documents.document": Keeping.LATEST,  # with its bytes and its release
    "checks.storedfinding": Keeping.LATEST,  # with its state, its note and who looks after it
    "checks.findingstep": Keeping.ONCE,
    "programmes.instrument": Keeping.LATEST,
    "programmes.instrumentstep": Keeping.ONCE,
    "programmes.relation": Keeping.LATEST,
    "programmes.leadaddress": Keeping.LATEST,
    "programmes.sentreminder": Keeping.ONCE,
    "programmes.task": Keeping.LATEST,
    "programmes.taskstep": Keeping.ONCE,
    "programmes.outcome": Keeping.LATEST,
    "conferences.fieldentry": Keeping.ONCE,
    "conferences.participantentry": Keeping.ONCE,
    "conferences.agendaentry": Keeping.ONCE,
    "conferences.voteentry": Keeping.ONCE,
    "conferences.statemententry": Keeping.ONCE,
    "conferences.answerentry": Keeping.ONCE,
    "conferences.attachment": Keeping.ONCE,
    "conferences.merging": Keeping.ONCE,
    "conferences.parting": Keeping.ONCE,
    "access.grant": Keeping.LATEST,
    "access.apitoken": Keeping.LATEST,
    "access.delegation": Keeping.LATEST,
}
REMOVALS = frozenset({"role withdrawn"})  # events after which the row is not there

NOT_KEPT: dict[str, str] = {
    "ledger.link": "the chain itself, which is walked",
    "ledger.head": "the end of the chain, which is compared with its last link",
    "ledger.outgoing": "what is still to be done about a link",
    "ledger.heartbeat": "a sign of life",
    "accounts.user": "sign-in writes the moment of the last one",
    "accounts.cacheentry": "codes tried and used, remembered for minutes",
    "places.locality": "loaded from the committed list, whose digest the chain has",
    "places.lineage": "loaded from the committed list, whose digest the chain has",
    "catalogue.indicator": "loaded from the committed list, whose digest the chain has; changed by amendments",
    "catalogue.wording": "loaded from the committed list, whose digest the chain has; changed by amendments",
    "catalogue.component": "loaded from the committed list, whose digest the chain has; changed by amendments",
    "documents.storedtext": "every quote of a figure is compared with it",
    "documents.storedreading": "drawn from the text, and drawn again by a new reader; of a signed entry, by its digest",
    "documents.storedclaim": "drawn from the text, and drawn again by a new reader; of a signed entry, by its digest",
    "checks.findingfigure": "drawn from readings and decisions",
    "checks.laidclaim": "drawn from readings",
    "register.current": "drawn from the figures, and compared with them",
    "programmes.citation": "drawn from readings",
    "programmes.taskwords": "said by the first step of the task",
    "programmes.taskindicator": "said by the steps of the task",
    "programmes.taskproject": "said by the steps of the task",
    "conferences.conference": "drawn from readings and what clerks put down",
    "conferences.conferencesource": "drawn from readings and attachments",
}
