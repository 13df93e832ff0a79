"""What the operations and their fields say of themselves, marked for translation: the page of the API is read in the
language of the site, while the description for tools stays in English.

A test keeps this list to what `api` describes.
"""

from django.utils.translation import gettext_noop as _

DESCRIPTIONS = (
    _("Places whose name, or the name of a place above, holds every word."),
    _("One place, with the units that it came from, of which figures may be on record, and what became of it."),
    _("Targets beside results, each with its status and the reason; as_of: as on record on that day, or minute."),
    _("Amounts of a place and period that no document states, each with the figures that it follows from."),
    _("Everything recorded of an indicator in a place, corrections and withdrawals too; as_of: by that day or minute."),
    _("Sign figures: all of them are written, or none. What is on record already changes nothing."),
    _("The catalogue."),
    _("One indicator."),
    _("Say of which two others an indicator is the ratio, as a steward, or propose it."),
    _("Take the merge of an indicator back: it counts for itself again."),
    _("code of an indicator; empty for none"),
    _("propose it to the stewards, who answer"),
    _("documents with claims nobody decided on whose proposals change"),
    _("One figure with the witnesses that may be seen."),
    _("Documents by their number, a hundred at once; after: the number of the last one that is known."),
    _("One document with its text."),
    _("Figures that do not go together, by number, a hundred at once."),
    _("One finding with what became of it."),
    _("Tasks by number, 100 at a time; after: the number behind which to go on."),
    _("One task, with what became of it."),
    _("Resolutions, programmes, schemes and plans by number on record, 100 at a time; after: where to go on."),
    _("One record with its targets, its tasks, and every place that cites it."),
    _("Sessions, the latest recorded first, a hundred at once; skip: how many are known already."),
    _("One session: its facts, participants, agenda, what was said with the answers, and the votes."),
    _("open findings that its figures take part in"),
    _("issuer: from a 15th to a 14th (Decree 09/2019, article 12)"),
    _("that you sign for, where you do for several"),
    _("check alone, write nothing"),
    _("code, name or wording"),
    _("with its magnitude; empty where there is one unit alone"),
    _("exact, over, under and the like, or the words of the page"),
    _("what codes that were merged say of the days of the result"),
    _("estimate, preliminary, official, or empty"),
    _("a unit of the place; empty for the place itself"),
    _("why it changes so much, or why it replaces another figure"),
    _("codes of questions, as a refusal named them, that the note answers"),
    _("id of the figure that the writer knew; 0 for none"),
    _("where a pasted page stood; empty for a file"),
    _("confirmed on its document alone: no figure on record"),
    _("false for what the reader proposes and nobody has confirmed"),
    _("the figures that it was held against"),
    _("its slug; what lies under it comes too"),
    _("the number of the last finding that is known"),
    _("the name of an account; ~me: the token's own, ~nobody: those of nobody"),
    _("the latest period of which it has figures that may be seen"),
    _("place that the text names, while it is open whose document it is; else empty"),
    _("what it is now, also as_of an earlier moment: holds, replaced by another figure, or withdrawn"),
    _("whether another figure replaced one of its figures"),
    _("whether it was added up from the figures; else one of them states it"),
    _("whether only a part of it came over; null where no source says"),
)

REFUSALS = (  # by status
    (400, _("The body is no JSON.")),
    (401, _("A token that is not good or has run out, or an act that needs one.")),
    (403, _("The account may not do this here.")),
    (404, _("Nothing is here that this account may see, or the address is none.")),
    (405, _("The address takes another method.")),
    (422, _("Something cannot be read, or figures are refused: each fault names its place. Nothing was written.")),
)
