"""Desk notes as a place where a story's words can stand (see `dateline.record.takedown`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.models.note import Note
from dateline.record.models.story import Story
from dateline.record.takedown import Hit, Scope, Sought
from dateline.record.takedown.keys import identities
from dateline.record.takedown.place import Chosen


class DeskNotes:
    """A note loses its words and stays in its thread."""

    name = "notes"
    title = gettext_lazy("Desk notes")
    tables = ("dateline_desk_note",)

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        for note in Note.objects.filter(story_id=story.pk).order_by("pk"):
            if scope.sought.within(note.text):
                yield _hit(note, scope.sought)

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        for note in Note.objects.filter(story_id=story.pk, pk__in=identities(keys)).order_by("pk"):
            yield _hit(note, Sought())

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        Note.objects.filter(story_id=story.pk, pk__in=identities(keys)).update(text="")


def _hit(note: Note, sought: Sought) -> Hit:
    return Hit(str(note.pk), _("Note"), sought.excerpt(note.text), at=note.written_at)
