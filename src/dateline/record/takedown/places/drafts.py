"""What is written but not published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.body.blocks import body_from_json
from dateline.body.plain_text import to_text
from dateline.record.models.draft import Draft
from dateline.record.models.story import Story
from dateline.record.takedown.keys import identities
from dateline.record.takedown.leaves import leaves
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought


class Drafts:
    """A draft is removed whole."""

    name = "drafts"
    title = gettext_lazy("Drafts")
    tables = ("dateline_record_draft",)

    def find(self, story: Story, scope: Scope, _chosen: Chosen) -> Iterator[Hit]:
        for draft in Draft.objects.filter(story_id=story.pk).order_by("pk"):
            text = next(filter(scope.sought.within, _texts(draft)), None)
            if text is None and scope.update is not None and draft.update_id == scope.update:
                text = next(filter(None, _texts(draft)), "")
            if text is not None:
                yield _hit(draft, text, scope.sought)

    def named(self, story: Story, keys: Sequence[str], _chosen: Chosen) -> Iterator[Hit]:
        for draft in Draft.objects.filter(story_id=story.pk, pk__in=identities(keys)).order_by("pk"):
            yield _hit(draft, next(filter(None, _texts(draft)), ""), Sought())

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        Draft.objects.filter(story_id=story.pk, pk__in=identities(keys)).delete()


def _texts(draft: Draft) -> Iterator[str]:
    yield draft.headline
    yield draft.wire
    yield to_text(body_from_json(draft.blocks))
    yield from (draft.key_label, draft.note, draft.comment)
    yield from leaves(draft.blocks)
    yield from draft.bylines


def _hit(draft: Draft, text: str, sought: Sought) -> Hit:
    return Hit(str(draft.pk), _("Draft"), sought.excerpt(text), at=draft.saved_at)
