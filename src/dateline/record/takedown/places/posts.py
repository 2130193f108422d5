"""Posts from other sites, as the house keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.media.models import EmbedSnapshot, SnapshotStatus
from dateline.record.models.story import Story
from dateline.record.takedown.keys import joined, numbered
from dateline.record.takedown.media_shown import Media, left_of, shown_by_story, shown_by_update, who_else_shows_post
from dateline.record.takedown.place import Chosen, Hit, Scope
from dateline.record.takedown.sought import Sought

_TEXTS: Final = ("text", "author", "handle", "url", "player", "provider", "problem")


class Posts:
    """A key is a post's number with the fields that hold the words. The post goes whole where nobody else shows it;
    elsewhere these fields alone go."""

    name = "posts"
    title = gettext_lazy("Stored posts")
    tables = ("dateline_media_embedsnapshot",)

    def find(self, story: Story, scope: Scope, chosen: Chosen) -> Iterator[Hit]:
        left, of_update = left_of(story, chosen), shown_by_update(story, scope.update).posts
        for post in EmbedSnapshot.objects.filter(pk__in=shown_by_story(story).posts).order_by("pk"):
            fields = [name for name in _TEXTS if scope.sought.within(getattr(post, name))]
            hit = _hit(post, fields, scope.sought, story, left)
            if fields or (post.pk in of_update and not hit.problem):
                yield hit

    def named(self, story: Story, keys: Sequence[str], chosen: Chosen) -> Iterator[Hit]:
        left, wanted = left_of(story, chosen), numbered(keys)
        for post in EmbedSnapshot.objects.filter(pk__in=shown_by_story(story).posts & wanted.keys()).order_by("pk"):
            yield _hit(post, wanted[post.pk], Sought(), story, left)

    def remove(self, story: Story, keys: Sequence[str]) -> None:
        wanted, left = numbered(keys), left_of(story, {})
        for post in EmbedSnapshot.objects.filter(pk__in=wanted):
            if who_else_shows_post(post.pk, story, left):
                _clear(post, wanted[post.pk])
            else:
                post.delete()


def _hit(post: EmbedSnapshot, fields: Sequence[str], sought: Sought, story: Story, left: Media) -> Hit:
    text = next((getattr(post, name) for name in fields), post.text or post.url)
    others = who_else_shows_post(post.pk, story, left)
    problem = ""
    if others:
        problem = _("It is also shown by %(others)s: its words go, the post stays.") % {"others": others}
    where = ", ".join(str(getattr(EmbedSnapshot._meta.get_field(name), "verbose_name", name)) for name in fields)
    label = _("Post on %(site)s") % {"site": post.provider}
    return Hit(joined(post.pk, fields), label, sought.excerpt(text), where, post.created, problem)


def _clear(post: EmbedSnapshot, fields: Sequence[str]) -> None:
    # The column needs an address: that of the site is left.
    site = f"https://{urlsplit(post.url).hostname}/"
    for name in set(fields).intersection(_TEXTS):
        setattr(post, name, site if name == "url" else "")
    post.status = SnapshotStatus.UNAVAILABLE
    post.save()
