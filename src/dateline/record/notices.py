"""How the record tells the rest of the house, after the transaction has committed."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.dispatch import Signal

from dateline.record.models.entry import Entry

appended = Signal()
"""Sent once an entry is committed, never before. Receives `entry`. A receiver that fails is logged and can't undo the
entry: the record is the truth, the notice a hint."""


def tell(entry: Entry) -> None:
    transaction.on_commit(partial(appended.send_robust, sender=Entry, entry=entry), robust=True)
