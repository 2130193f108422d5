"""Which pictures and stored posts a story shows, and who else shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from dateline.body.blocks import body_from_json
from dateline.media.models import EmbedSnapshot
from dateline.record.kinds import EntryKind
from dateline.record.models.draft import Draft
from dateline.record.models.entry import Entry
from dateline.record.models.shown_picture import ShownPicture
from dateline.record.models.story import Story
from dateline.record.models.update import Update
from dateline.record.takedown.keys import identities, numbered
from dateline.record.takedown.place import Chosen
from dateline.record.words import media_keys

# How a block names one, in the text of either database's JSON.
_IN_BLOCKS: Final = r'"%s": %d[,}]'


class Media(NamedTuple):
    """Keys of pictures and of stored posts."""

    pictures: frozenset[int] = frozenset()
    posts: frozenset[int] = frozenset()

    def with_blocks(self, blocks: Sequence[Any]) -> Media:
        pictures, posts = media_keys(body_from_json(list(blocks)))
        return Media(self.pictures | frozenset(pictures), self.posts | frozenset(posts))


def shown_by_entries(entries: Iterable[Entry]) -> Media:
    """By the words that they still have."""
    media = Media()
    for entry in entries:
        media = media.with_blocks(entry.data.get("blocks", ()))
        lead = entry.data.get("changes", {}).get("lead")
        if lead:
            media = media._replace(pictures=media.pictures | {lead["key"]})
    return media


def shown_by_drafts(drafts: Iterable[Draft]) -> Media:
    media = Media()
    for draft in drafts:
        media = media.with_blocks(draft.blocks)
    return media


def shown_by_story(story: Story) -> Media:
    """By anything of this story, now or earlier."""
    entries = shown_by_entries(Entry.objects.filter(story_id=story.pk))
    drafts = shown_by_drafts(Draft.objects.filter(story_id=story.pk))
    posts = entries.posts | drafts.posts
    noted = ShownPicture.objects.filter(story_id=story.pk).values_list("picture_id", flat=True)
    return Media(entries.pictures | drafts.pictures | _pictures_of_posts(posts) | frozenset(noted), posts)


def _pictures_of_posts(posts: Collection[int]) -> frozenset[int]:
    found = EmbedSnapshot.objects.filter(pk__in=posts, picture__isnull=False)
    return frozenset(found.values_list("picture_id", flat=True))


def shown_by_update(story: Story, update: UUID | None) -> Media:
    """By anything of one update, with the pictures of its posts; nothing where there is none."""
    if update is None:
        return Media()
    entries = shown_by_entries(Entry.objects.filter(story_id=story.pk, update_id=update))
    drafts = shown_by_drafts(Draft.objects.filter(story_id=story.pk, update_id=update))
    posts = entries.posts | drafts.posts
    return Media(entries.pictures | drafts.pictures | _pictures_of_posts(posts), posts)


def left_of(story: Story, chosen: Chosen) -> Media:
    """What this story still shows when `chosen` is gone."""
    emptied = numbered(chosen.get("entries", ()))
    entries = [entry for entry in Entry.objects.filter(story_id=story.pk) if _stays(entry, emptied)]
    drafts = Draft.objects.filter(story_id=story.pk).exclude(pk__in=identities(chosen.get("drafts", ())))
    written, shown = shown_by_drafts(drafts), shown_by_entries(entries)
    return Media(shown.pictures | written.pictures, shown.posts | written.posts)


def _stays(entry: Entry, emptied: dict[int, tuple[str, ...]]) -> bool:
    if entry.kind == EntryKind.STORY:
        return "lead" not in emptied.get(entry.seq, ())
    return entry.seq not in emptied


def who_else_shows_post(post: int, story: Story, left: Media) -> str:
    """In words; empty where nobody does."""
    if post in left.posts:
        return _("an update of this story that is not chosen")
    named = _IN_BLOCKS % ("snapshot", post)
    for rows in (Update.objects, Draft.objects):
        others = rows.exclude(story_id=story.pk).annotate(said=Cast("blocks", TextField()))
        if others.filter(said__regex=named).exists():
            return _("another story")
    return ""


def who_else_shows_picture(picture: int, story: Story, left: Media, posts: Collection[int]) -> str:
    """In words; empty where nobody does. `posts` are stored posts that are to be removed."""
    if picture in left.pictures:
        return _("a part of this story that is not chosen")
    if ShownPicture.objects.filter(picture_id=picture).exclude(story_id=story.pk).exists():
        return _("another story")
    drafts = Draft.objects.exclude(story_id=story.pk).annotate(said=Cast("blocks", TextField()))
    if drafts.filter(said__regex=_IN_BLOCKS % ("picture", picture)).exists():
        return _("a draft of another story")
    if EmbedSnapshot.objects.filter(picture_id=picture).exclude(pk__in=posts).exists():
        return _("a stored post")
    return _("a page of the site") if _is_on_a_page(picture) else ""


def _is_on_a_page(picture: int) -> bool:
    found = get_image_model().objects.filter(pk=picture).first()
    if found is None:
        return False
    counted = [ContentType.objects.get_for_model(model) for model in (ShownPicture, EmbedSnapshot)]
    return bool(ReferenceIndex.get_references_to(found).exclude(content_type__in=counted).exists())
