"""No word of a draft, a schedule, a desk note or a comment is in any byte that the public can get (promise 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from dateline.config.live import _step as stream_step
from dateline.desk.models import Note
from dateline.record.actions import publish, retract, set_state, undo
from dateline.record.actor import Actor
from dateline.record.drafts import (
    approve,
    discard,
    give_back,
    publish_draft,
    publish_due,
    schedule,
    submit,
)
from dateline.record.models import Draft, Entry, Head, Story
from tests.newsroom import EDITOR, make_person, text
from tests.record.drafts.writing import write

pytestmark = pytest.mark.django_db
TOMORROW = datetime.now(UTC) + timedelta(days=1)


def hidden(name: str) -> dict[str, str]:
    """Words for every field of a draft; no word of any language, so that nothing else can contain them."""
    fields = ("wire", "headline", "key_label", "note")
    return {field: f"qz{name}{field.replace('_', '')}" for field in fields}


def words_of_drafts() -> set[str]:
    found = set()
    for draft in Draft.objects.all():
        found |= {draft.headline, draft.wire, draft.key_label, draft.note, draft.comment, *draft.bylines, str(draft.pk)}
    for note in Note.objects.all():
        found |= {note.text, str(note.pk)}
    return {word.lower() for word in found if word}


def addresses(story: Story) -> Iterator[str]:
    """Every public address there is, and others that are none."""
    place = story.get_url()
    yield from ("/", "/vale/", "/sport/", "/about/", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/nothing/")
    yield from (place, f"{place}page/1/", f"{place}page/99/", f"{place}?show=key", f"{place}?show=corrections")
    yield from (f"{place}?order=oldest", f"{place}?by=Qzbyline", f"{place}?show=drafts", f"{place}?preview=1")
    head = Head.objects.get(story=story).seq
    for after in (0, head - 1, head, head + 1):
        yield f"{place}entries?after={after}"
    yield f"{place}entries?after=x"
    updates: list[UUID | None] = list(Entry.objects.filter(story=story).values_list("update_id", flat=True))
    for key in {*updates[:3], *Draft.objects.values_list("pk", flat=True)} - {None}:
        yield f"{place}u/{key}/"
        yield from (f"/desk/story/{story.pk}/drafts/{key}/", f"/desk/story/{story.pk}/updates/{key}/revise/")
    for word in ("kestrelbridge", "qzscheduledwire", "qzscheduledheadline", "qzapprovedcomment", "qzdesknote"):
        yield f"/search/?q={word}"
    for part in ("", "list/", "list/?show=drafts", "panel/", "notes/", "channel/", "preview/", "presence/"):
        yield f"/desk/story/{story.pk}/{part}"
    yield from ("/desk/", "/desk/login/", "/desk/stories/new/", f"/desk/pages/{story.pk}/edit/", "/api/v1/stories/")


def public_bytes(client: Client, story: Story) -> dict[str, str]:
    """By address: status, headers and body as anybody gets them; and what the stream sends."""
    client.raise_request_exception = False
    got = {}
    for address in addresses(story):
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        got[address] = f"{response.status_code}\n{dict(response.items())}\n{body.decode(errors='replace')}".lower()
    head = Head.objects.get(story=story)
    for after in (0, head.seq - 1):
        sent = stream_step(head.id, after, head.seq)
        assert sent
        got[f"stream {after}"] = sent[1].decode().lower()
    return got


def leaks(got: dict[str, str], words: set[str]) -> set[tuple[str, str]]:
    """What was found where."""
    return {(address, word) for address, answer in got.items() for word in words if word in _without(answer, address)}


def _without(answer: str, address: str) -> str:
    """A page of search results repeats the question, and a sign-in page the way back: what was asked tells nothing."""
    for given in (address.lower(), address.lower().rpartition("=")[2] if "=" in address else ""):
        answer = answer.replace(given, "") if given else answer
    return answer


def fill_the_desk(story: Story) -> None:
    """A draft in every state, with words in every field; an undone update; notes of the desk; a draft of the page."""
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    one = publish(story, text("kestrelbridge one."), actor=Actor.of(ana)).update_id
    assert one
    write(story, ana, bylines=("qzbyline",), key=True, **hidden("writing"))
    write(story, ana, update=one, base_version=1, change="correction", **hidden("revision"))
    submit(write(story, ana, **hidden("submitted")), actor=Actor.of(ana))
    approve(write(story, ana, **hidden("approved")), actor=Actor.of(marta), comment="qzapprovedcomment")
    returned = submit(write(story, ana, **hidden("returned")), actor=Actor.of(ana))
    give_back(returned, actor=Actor.of(marta), comment="qzreturnedcomment")
    schedule(write(story, ana, **hidden("scheduled")), actor=Actor.of(ana), at=TOMORROW)
    Note.objects.create(story=story, author=ana, text="qzdesknote")
    page = Story.objects.get(pk=story.pk)
    page.title, page.standfirst = "qzpagetitle", "qzpagestandfirst"
    page.save_revision(user=marta)


def test_no_hidden_word_in_any_public_byte(client: Client, story: Story) -> None:
    publish(story, text("kestrelbridge."), headline="Kestrelheadline", bylines=["Kestrel Byline"], actor=EDITOR)
    fill_the_desk(story)
    hidden_words = words_of_drafts() | {"qzpagetitle", "qzpagestandfirst"}
    assert len(hidden_words) > 30
    assert leaks(public_bytes(client, story), hidden_words) == set()


def test_the_search_would_find_them(client: Client, story: Story) -> None:
    """The control: published words are found everywhere they should be, by the same means."""
    publish(story, text("kestrelbridge."), headline="Kestrelheadline", bylines=["Kestrel Byline"], actor=EDITOR)
    got = public_bytes(client, story)
    for address in (story.get_url(), f"{story.get_url()}entries?after=0", "stream 0", "/search/?q=kestrelbridge"):
        assert "kestrelbridge" in got[address], address
        assert "kestrelheadline" in got[address], address
    assert {word for _address, word in leaks(got, {"kestrelheadline"})} == {"kestrelheadline"}


def test_what_the_desk_does_changes_no_public_byte(client: Client, story: Story) -> None:
    """The same bytes and the same ETags before and after."""
    publish(story, text("kestrelbridge."), headline="Kestrelheadline", actor=EDITOR)
    ana = make_person("Cleo", "Reporters")
    publish(story, text("kestrelbridge one."), actor=EDITOR)
    places = [story.get_url(), "/", "/vale/", f"{story.get_url()}entries?after=0", "/search/?q=kestrelbridge"]
    before = {place: (client.get(place).content, client.get(place).get("ETag")) for place in places}
    draft = write(story, ana, "qzwords")
    schedule(draft, actor=Actor.of(ana), at=TOMORROW)
    Note.objects.create(story=story, author=ana, text="qzdesknote")
    assert {place: (client.get(place).content, client.get(place).get("ETag")) for place in places} == before
    discard(draft, actor=Actor.of(ana))
    assert {place: (client.get(place).content, client.get(place).get("ETag")) for place in places} == before


def test_after_publishing_only_the_words_are_public(client: Client, story: Story) -> None:
    """Not the draft's identity, an editor's comment, or the note of a revision that needs none."""
    ana, marta = make_person("Ana", "Reporters"), make_person("Marta", "Editors")
    draft = approve(write(story, ana, "kestrelbridge"), actor=Actor.of(marta), comment="qzcomment")
    publish_draft(story, draft.pk, actor=Actor.of(ana))
    got = public_bytes(client, story)
    assert "kestrelbridge" in got[story.get_url()]
    assert leaks(got, {"qzcomment", str(draft.pk), "idempotency"}) == set()


def test_what_was_undone_withdrawn_or_sent_back_is_hidden_again(client: Client, story: Story) -> None:
    ana = make_person("Ana", "Reporters")
    undone, withdrawn = (
        publish(story, text(words), headline=f"{words}head", actor=Actor.of(ana)).update_id
        for words in ("qzundone", "qzwithdrawn")
    )
    assert undone
    assert withdrawn
    undo(story, undone, actor=Actor.of(ana))
    retract(story, withdrawn, reason="Wrong.", actor=EDITOR)
    schedule(write(story, ana, "qzscheduled"), actor=Actor.of(ana), at=TOMORROW)
    set_state(story, "ended", actor=EDITOR)
    publish_due(TOMORROW + timedelta(hours=1))
    assert Draft.objects.get(wire="qzscheduled").state == "returned"
    assert leaks(public_bytes(client, story), {"qzundone", "qzwithdrawn", "qzscheduled"}) == set()
