"""Every act on a story, one module each: permission, validation, entry and projection in one transaction.

Views, commands, importers and tests call these and nothing else; nobody else writes an `Entry`.
"""

from dateline.record.actions.break_out import break_out
from dateline.record.actions.change_story import change_story
from dateline.record.actions.mark import mark, unmark
from dateline.record.actions.move_update import move_update
from dateline.record.actions.open_story import open_story
from dateline.record.actions.pin import pin, unpin
from dateline.record.actions.publish import publish
from dateline.record.actions.restore import restore
from dateline.record.actions.retime import retime
from dateline.record.actions.retract import retract
from dateline.record.actions.revise import revise
from dateline.record.actions.set_state import set_state
from dateline.record.actions.take_down import (
    ask_takedown,
    confirm_takedown,
    decline_takedown,
    withdraw_takedown,
)
from dateline.record.actions.undo import undo
from dateline.record.actions.verify import verify

__all__ = [
    "ask_takedown",
    "break_out",
    "change_story",
    "confirm_takedown",
    "decline_takedown",
    "mark",
    "move_update",
    "open_story",
    "pin",
    "publish",
    "restore",
    "retime",
    "retract",
    "revise",
    "set_state",
    "undo",
    "unmark",
    "unpin",
    "verify",
    "withdraw_takedown",
]
