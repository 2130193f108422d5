"""The tables of the record. `Draft` is private: public rooms import the others by name and never that one."""

from dateline.record.models.alert import Alert
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head, PastHead
from dateline.record.models.shown_picture import ShownPicture
from dateline.record.models.story import Story
from dateline.record.models.takedown import Takedown, TakedownState
from dateline.record.models.update import PastUpdate, Update

__all__ = [
    "Alert",
    "Draft",
    "Entry",
    "Head",
    "PastHead",
    "PastUpdate",
    "ShownPicture",
    "Story",
    "Takedown",
    "TakedownState",
    "Update",
]
