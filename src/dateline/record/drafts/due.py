"""Publish what is scheduled once its time has come: once, however many processes try, and whoever of them dies."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dateline.record.actor import Actor
from dateline.record.drafts.give_back import hand_back
from dateline.record.drafts.publish import publish_draft
from dateline.record.errors import Denied, Refused
from dateline.record.models.draft import Draft, DraftState
from dateline.record.models.entry import Entry

log = logging.getLogger(__name__)


def publish_due(now: datetime | None = None) -> list[Entry]:
    """Publishes every scheduled draft whose time is `now` (default: the server's clock) or before, the earliest first,
    and returns the entries.

    Each is a transaction of its own, so a process that dies leaves the rest, and the one it had begun, to the others. A
    draft that can't be published goes back to its author with the reason and is not tried again.
    """
    at = now or datetime.now(UTC)
    due = _scheduled().filter(scheduled_at__lte=at).order_by("scheduled_at", "created_at").values_list("pk", flat=True)
    published = (_take(draft, at) for draft in list(due))
    return [entry for entry in published if entry is not None]


def next_due() -> datetime | None:
    """When the next scheduled draft is due; None when none is scheduled. One indexed query."""
    return _scheduled().order_by("scheduled_at").values_list("scheduled_at", flat=True).first()


def _scheduled() -> QuerySet[Draft]:
    return Draft.objects.filter(state=DraftState.SCHEDULED)


def _take(draft: UUID, now: datetime) -> Entry | None:
    """None when another process has it, when it is off the schedule by now, or when it went back."""
    with transaction.atomic():
        rows = Draft.objects.select_for_update(skip_locked=True, of=("self",)).select_related("story", "author")
        row = rows.filter(pk=draft, state=DraftState.SCHEDULED, scheduled_at__lte=now).first()
        return _publish(row) if row is not None else None


def _publish(row: Draft) -> Entry | None:
    try:
        with transaction.atomic():
            return publish_draft(row.story, row.pk, actor=Actor.of(row.scheduled_by or row.author))
    except (Refused, Denied) as error:
        why = str(error)
    except (OperationalError, InterfaceError):
        # The database's trouble and not the draft's: it is tried again.
        raise
    except Exception:
        log.exception("scheduled draft %s could not be published", row.pk)
        why = _("an error of the program, which its log describes")
    hand_back(row, _("It could not be published at its time: %(why)s") % {"why": why})
    return None
