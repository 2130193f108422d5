"""A story in which one word stands wherever a word can stand."""

from __future__ import annotations

import io
from dataclasses import dataclass
from uuid import UUID

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import PageLogEntry

from dateline.body.blocks import Block, Embed, Statement
from dateline.body.blocks import Picture as PictureBlock
from dateline.desk.notes import write
from dateline.media.models import EmbedSnapshot, Picture
from dateline.record.actions import change_story, mark, publish, retract, revise, verify
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, save_draft
from dateline.record.identity import new_id
from dateline.record.models import Story
from tests.newsroom import EDITOR, text

WORD = "Quillfeather"
"""An invented name. Letters that no other word of the tests has in this order."""


@dataclass(frozen=True)
class Scandal:
    """`bad` is the update that says the word in every version but the last, `worse` the one that says it now, `clean`
    one that never did."""

    bad: UUID
    worse: UUID
    clean: UUID
    picture: Picture
    post: EmbedSnapshot


def make_scandal(story: Story, author: Actor) -> Scandal:
    picture, post = make_picture(f"{WORD} at the dam"), make_post()
    clean = published(story, text("The second gate is open."), author)
    bad = published(story, _body(picture, post), author, headline=f"{WORD} is named", key_event=f"{WORD} named")
    revise(story, bad, [*_body(picture, post), *text(f"More on Mr {WORD}.")], base_version=1, actor=author,
           change="correction", note=f"{WORD} was not at the dam.", headline="A name")  # fmt: skip
    verify(story, bad, "disputed", note=f"{WORD} denies it.", actor=author)
    mark(story, bad, label=f"{WORD} denies", actor=author)
    revise(story, bad, text("A man was named."), base_version=2, change="addition", headline="", actor=author)
    worse = published(story, text(f"Police spoke with {WORD.upper()}."), author)
    gone = published(story, text(f"Withdrawn words about {WORD}."), author)
    retract(story, gone, reason="Wrong.", actor=author)
    for standfirst in (f"{WORD} denies everything.", "The police say little."):
        change_story(story, standfirst=standfirst, summary=[(standfirst, clean)], actor=EDITOR)
    _private(story, author)
    return Scandal(bad, worse, clean, picture, post)


def published(story: Story, body: tuple[Block, ...] | list[Block], author: Actor, **more: object) -> UUID:
    update = publish(story, body, actor=author, **more).update_id  # type: ignore[arg-type]
    assert update
    return update


def make_picture(title: str) -> Picture:
    """A photograph whose own data names the man too."""
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = title
    Image.new("RGB", (640, 400), "teal").save(file, "JPEG", exif=exif)
    picture = Picture(
        title=title,
        file=ImageFile(file, name=f"{title.lower().replace(' ', '-')}.jpg"),
        description=f"{title}, in a coat",
        caption=f"{title} on Tuesday",
    )
    picture.save()
    return picture


def make_post() -> EmbedSnapshot:
    return EmbedSnapshot.objects.create(
        provider="Posts",
        url="https://posts.example/1",
        author=f"Friends of {WORD}",
        text=f"Free {WORD} now",
        picture=make_picture(f"{WORD} waves"),
    )


def _body(picture: Picture, post: EmbedSnapshot) -> list[Block]:
    return [
        *text(f"The man is called {WORD}."),
        Statement(text=f"I never met {WORD}.", speaker=f"Ada {WORD}", role="sister"),
        PictureBlock(picture=picture.pk, alt=f"{WORD} at the gate", caption=f"{WORD} leaves"),
        Embed(url=post.url, snapshot=post.pk),
    ]


def _private(story: Story, author: Actor) -> None:
    draft = DraftFields(headline=f"{WORD} again", wire=f"Who is {WORD}?", note="", change="")
    save_draft(story, new_id(), draft, actor=author, base_saves=0)
    write(story, f"Careful with {WORD}.", actor=author)
    story.refresh_from_db()
    PageLogEntry.objects.log_action(
        story, "wagtail.rename", title=f"{WORD} accused", data={"title": {"old": f"{WORD} accused", "new": story.title}}
    )
    # What only search engines were told.
    story.search_description = f"The case of {WORD}"
    story.save_revision().publish()
    # A draft of the page, which readers never saw.
    story.seo_title = f"{WORD} in court"
    story.save_revision()
    story.refresh_from_db()
