"""Which entries are corrections and clarifications. What they say is read elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from dateline.record.kinds import Change, EntryKind
from dateline.record.models.entry import Entry
from dateline.record.models.head import Head
from dateline.record.publicity import is_public

PUBLIC_CHANGES = tuple(change.value for change in Change if change.needs_note)


def corrections_of_story(head: Head) -> QuerySet[Entry]:
    """The newest first."""
    return _corrections().filter(story_id=head.story_id).order_by("-seq")


def corrections_of_site(root: Page) -> QuerySet[Entry]:
    """Those of all public stories below `root`, the newest first.

    Stories that are not public are left out instead of public ones chosen: so a database can read the entries in their
    order and stop when it has a page of them.
    """
    hidden = Head.objects.exclude(_is_shown(root)).values("story_id")
    return _corrections().exclude(story_id__in=hidden).order_by("-at", "-story_id", "-seq")


def count_on_site(root: Page) -> int:
    """How many there are, by what the stories' heads have counted: no entry is read."""
    return sum(map(count, Head.objects.filter(_is_shown(root)).values_list("counts", flat=True)))


def count(counts: Mapping[str, Any]) -> int:
    """Of one story, by its head's counts."""
    return int(counts.get("corrections", 0)) + int(counts.get("clarifications", 0))


def removals(entries: Iterable[Entry]) -> dict[tuple[int, int], Entry]:
    """The takedowns that emptied some of `entries`, by story and `seq`. No query where none was emptied."""
    emptied = [entry for entry in entries if entry.data.get("taken")]
    if not emptied:
        return {}
    takedowns = Entry.objects.filter(
        kind=EntryKind.TAKEDOWN,
        story_id__in={entry.story_id for entry in emptied},
        update_id__in={entry.update_id for entry in emptied},
    )
    return {
        (takedown.story_id, named["seq"]): takedown
        for takedown in takedowns.order_by("seq")
        for named in takedown.data.get("entries", ())
    }


def _corrections() -> QuerySet[Entry]:
    return Entry.objects.filter(kind=EntryKind.REVISE, data__change__in=PUBLIC_CHANGES)


def _is_shown(root: Page) -> Q:
    return is_public() & Q(story__path__startswith=root.path)
