"""Every act on a draft, one module each. Drafts are private: no public room may import this one.

Writing a draft puts nothing on the record. Publishing one takes it off the desk and appends its entry in the same
transaction, under a key made of the draft's identity: asked for twice, or by two processes at once, it happens once.
"""

from dateline.record.drafts.approve import approve
from dateline.record.drafts.discard import discard
from dateline.record.drafts.due import next_due, publish_due
from dateline.record.drafts.fields import DraftFields
from dateline.record.drafts.give_back import give_back
from dateline.record.drafts.publish import publish_draft
from dateline.record.drafts.save import save_draft
from dateline.record.drafts.save_and_publish import save_and_publish
from dateline.record.drafts.schedule import schedule, unschedule
from dateline.record.drafts.submit import submit
from dateline.record.drafts.visible import can_see, visible_drafts

__all__ = [
    "DraftFields",
    "approve",
    "can_see",
    "discard",
    "give_back",
    "next_due",
    "publish_draft",
    "publish_due",
    "save_and_publish",
    "save_draft",
    "schedule",
    "submit",
    "unschedule",
    "visible_drafts",
]
