"""What the newsroom says among itself about a story. Private, like everything of the desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dateline.record.identity import new_id
from dateline.record.models.story import Story

MAX_NOTE = 4_000


class Note(models.Model):
    """A line in a story's conversation; `answers` is the note that it answers, which answers none itself.

    `draft` is the identity of the draft it is about. It is no foreign key: the note outlives the draft, which ends when
    it is published.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="desk_notes")
    answers = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answered_by")
    draft = models.UUIDField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=MAX_NOTE)
    written_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("desk note")
        verbose_name_plural = _("desk notes")
        indexes = [models.Index(fields=["story", "-written_at"], name="dateline_note_story")]

    def __str__(self) -> str:
        return self.text[:60]
