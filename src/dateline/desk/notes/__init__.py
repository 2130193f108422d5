"""What may be done to the newsroom's notes on a story, and by whom."""

from dateline.desk.notes.acts import answer, reopen, settle, write

__all__ = ["answer", "reopen", "settle", "write"]
