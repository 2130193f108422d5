"""What single revisions changed, for lists that go across updates and stories."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from dateline.history.versions.showing import NOTHING_TO_SHOW, media_of, show
from dateline.history.versions.shown import ShownDiff
from dateline.history.versions.wording import SPEAKING, Wording, compare_wordings, wording_of
from dateline.record.models.entry import Entry


def revision_diff(entry: Entry) -> ShownDiff:
    """What a `revise` entry changed, for `history/parts/diff.html` as `diff`."""
    return revision_diffs([entry])[entry.pk]


def revision_diffs(entries: Sequence[Entry]) -> dict[int, ShownDiff]:
    """Of several `revise` entries, by their primary keys: two queries, and three more where they show pictures or
    posts.

    Where the words before or after were removed for legal reasons, the diff is `taken` and says nothing else.
    """
    wordings = {entry.pk: (_before(earlier), wording_of(entry)) for entry, earlier in _with_earlier(entries)}
    media = media_of(wording for pair in wordings.values() for wording in pair)
    return {
        key: show(compare_wordings(was, now), media) if was and now else NOTHING_TO_SHOW
        for key, (was, now) in wordings.items()
    }


def _with_earlier(entries: Sequence[Entry]) -> list[tuple[Entry, Entry | None]]:
    """Each with the entry that left the words it changed."""
    spoken = Entry.objects.filter(
        story_id=OuterRef("story_id"), update_id=OuterRef("update_id"), seq__lt=OuterRef("seq"), kind__in=SPEAKING
    ).order_by("-seq")
    keys = dict(
        Entry.objects.filter(pk__in=[entry.pk for entry in entries])
        .annotate(earlier=Subquery(spoken.values("pk")[:1]))
        .values_list("pk", "earlier")
    )
    found = Entry.objects.in_bulk([key for key in keys.values() if key is not None])
    return [(entry, found.get(keys[entry.pk] or 0)) for entry in entries]


def _before(earlier: Entry | None) -> Wording | None:
    return wording_of(earlier) if earlier else None
