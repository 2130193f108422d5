"""What only the newsroom sees beside the drafts."""

from dateline.desk.models.note import Note
from dateline.desk.models.presence import Presence

__all__ = ["Note", "Presence"]
