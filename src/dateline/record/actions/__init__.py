"""Every act on a story, one module each: permission, validation, entry and projection in one transaction.

Views, commands, importers and tests call these and nothing else; nobody else writes an `Entry`.
"""

from dateline.record.actions.change_story import change_story
from dateline.record.actions.mark import mark, unmark
from dateline.record.actions.open_story import open_story
from dateline.record.actions.pin import pin, unpin
from dateline.record.actions.publish import publish
from dateline.record.actions.retract import retract
from dateline.record.actions.revise import revise
from dateline.record.actions.set_state import set_state
from dateline.record.actions.verify import verify

__all__ = [
    "change_story",
    "mark",
    "open_story",
    "pin",
    "publish",
    "retract",
    "revise",
    "set_state",
    "unmark",
    "unpin",
    "verify",
]
