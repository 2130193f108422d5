"""Remarks and forms of the page tree: comments on the page, what was said when it was approved, forms left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote_plus

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.models import FormState
from wagtail.models import Comment, CommentReply, TaskState

from dateline.record.models.story import Story
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought

_ROWS: Final[Mapping[str, Callable[[Story], Any]]] = {
    "comment": lambda story: Comment.objects.filter(page_id=story.pk),
    "reply": lambda story: CommentReply.objects.filter(comment__page_id=story.pk),
    "task": lambda story: TaskState.objects.filter(revision__in=story.revisions.all()),
    "form": lambda story: FormState.objects.for_instance(story),
}


class Remarks:
    """A key is `comment-12`. A remark loses its words and stays; a form goes."""

    name = "remarks"
    title = gettext_lazy("Remarks in Wagtail")
    tables = ("wagtailcore_comment", "wagtailcore_commentreply", "wagtailcore_taskstate", "wagtailadmin_formstate")

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        for key, row in _rows(story):
            if scope.sought.within(_text(row)):
                yield Hit(key, _label(row), scope.sought.excerpt(_text(row)))

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        for key, row in _rows(story):
            if key in keys:
                yield Hit(key, _label(row), Sought().excerpt(_text(row)))

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        for key, row in _rows(story):
            if key in keys and isinstance(row, FormState):
                row.delete()
            elif key in keys:
                name = "comment" if isinstance(row, TaskState) else "text"
                type(row).objects.filter(pk=row.pk).update(**{name: ""})


def _rows(story: Story) -> Iterator[tuple[str, Any]]:
    for kind, rows in _ROWS.items():
        for row in rows(story).order_by("pk"):
            yield f"{kind}-{row.pk}", row


def _text(row: Any) -> str:
    if isinstance(row, FormState):
        return unquote_plus(row.data)
    return str(row.comment if isinstance(row, TaskState) else row.text)


def _label(row: Any) -> str:
    if isinstance(row, FormState):
        return _("Form left open by %(who)s") % {"who": row.user}
    return _("Remark")
