"""From an address to a stored post, and publishing goes on whatever the other site does."""

from __future__ import annotations

import time
from datetime import timedelta
from ipaddress import ip_address

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection

from dateline.body.blocks import Embed
from dateline.embeds import resolve_for_desk
from dateline.embeds.client.ranges import is_public
from dateline.embeds.keeping import resolve
from dateline.media.models import EmbedSnapshot, Picture, SnapshotStatus
from dateline.record.actions import publish
from dateline.record.actor import Actor
from dateline.record.errors import Denied, Refused
from dateline.record.models import Story
from tests.embeds.internet import PUBLIC, Internet
from tests.embeds.pictures import JPEG, TINY
from tests.embeds.provider import (
    Play,
    answer,
    answer_json,
    bomb,
    drip,
    endless,
    hang,
    hang_up,
    refuse,
    send_to,
)
from tests.embeds.test_finders import API, AT, BLUESKY, bluesky_post
from tests.newsroom import EDITOR, make_person

pytestmark = pytest.mark.django_db
POST = "https://posts.example/1"
PAGE = answer('<meta property="og:title" content="Gates open"><meta property="og:site_name" content="The Fell Post">')


def play(house: Internet, act: Play, path: str = "/1") -> None:
    house.provider.plays["posts.example", path] = act


def with_picture(house: Internet, data: bytes, alt: str = "") -> None:
    images = [{"fullsize": "https://cdn.example/f.jpg", "alt": alt}]
    house.provider.plays["public.api.bsky.app", API] = answer_json(bluesky_post(embed={"images": images}))
    house.provider.plays["cdn.example", "/f.jpg"] = answer(data, "image/jpeg")


def test_a_post_is_kept_with_its_picture_in_the_library(house: Internet) -> None:
    with_picture(house, JPEG, "Empty\u202e street")
    person = make_person("Tom", None)
    post = resolve(BLUESKY, user=person)
    assert (post.status, post.provider, post.author, post.handle) == (
        "kept",
        "Bluesky",
        "Vale Rescue",
        "@rescue.vale.example",
    )
    assert (post.text, post.lang, post.posted_at, post.problem) == ("Lower Arne is clear.", "en", AT, "")
    picture = post.picture
    assert isinstance(picture, Picture)
    assert (picture.description, picture.credit) == ("Empty street", "Vale Rescue / Bluesky")
    assert (picture.source, picture.collection.name, picture.uploaded_by_user) == (BLUESKY, "Embeds", person)
    resolve(f"{BLUESKY}b")
    assert Collection.objects.filter(name="Embeds").count() == 1


@pytest.mark.parametrize("data", [TINY, b"<script>", JPEG[:900], b""])
def test_what_is_no_picture_worth_keeping_is_left(house: Internet, data: bytes) -> None:
    with_picture(house, data)
    assert resolve(BLUESKY).picture is None
    assert not Picture.objects.exists()


def test_the_same_address_gives_the_same_post_for_a_while(house: Internet) -> None:
    play(house, PAGE)
    first = resolve(POST)
    play(house, answer('<meta property="og:title" content="Gates closed">'))
    assert resolve(f" {POST}?utm_source=x&fbclid=y#top ") == first
    assert len(house.provider.asked) == 1
    EmbedSnapshot.objects.update(created=timezone.now() - timedelta(hours=2))
    later = resolve(POST)
    assert (later.text, later == first) == ("Gates closed", False)
    first.refresh_from_db()
    assert first.text == "Gates open"


def test_somebody_who_pastes_again_gets_another_look(house: Internet) -> None:
    play(house, refuse(503))
    first = resolve(POST)
    play(house, PAGE)
    assert resolve(POST).status == "link-only"
    EmbedSnapshot.objects.update(created=timezone.now() - timedelta(minutes=1))
    second = resolve(POST)
    assert (second.pk, second.status, second.text, second.problem) == (first.pk, "kept", "Gates open", "")


def test_words_of_strangers_are_only_words(house: Internet) -> None:
    hostile = "</blockquote><script>alert(1)</script>\x00\u202e<img src=x onerror=alert(1)> {{ 7*7 }}"
    post = bluesky_post(record={"text": hostile, "langs": ['en" onload="x'], "createdAt": "9999-12-31T23:59:59Z"})
    post["thread"]["post"]["author"] = {"displayName": "<b>x</b>" * 500, "handle": "a\r\nb"}
    house.provider.plays["public.api.bsky.app", API] = answer_json(post)
    kept = resolve(BLUESKY)
    assert "\x00" not in kept.text
    assert "\u202e" not in kept.text
    assert (len(kept.author), kept.handle, kept.posted_at) == (255, "@a b", None)


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "", "posts.example/1", "mailto:a@posts.example", "http://a b/"]
)
def test_what_is_no_web_address_is_refused(house: Internet, typed: str) -> None:
    with pytest.raises(Refused):
        resolve(typed)
    assert not EmbedSnapshot.objects.exists()


HOSTILE: dict[str, tuple[Play, str]] = {
    "refused": (refuse(503), "does not show this post"),
    "gone": (refuse(410), "does not show this post"),
    "slow": (hang, "in time"),
    "drips": (drip(), "in time"),
    "breaks off": (hang_up, "could not be reached"),
    "huge": (endless, "more than"),
    "bomb": (bomb(), "more than"),
    "lies": (answer(JPEG, "application/pdf"), "could not be read"),
    "loop": (send_to(POST), "from one address to the next"),
    "loopback": (send_to("http://127.0.0.1/"), "not on the public web"),
    "loopback in IPv6": (send_to("http://[::1]/"), "not on the public web"),
    "private": (send_to("http://192.168.1.1/admin"), "not on the public web"),
    "metadata": (send_to("http://169.254.169.254/latest/meta-data/"), "not on the public web"),
    "link-local": (send_to("http://[fe80::1]/"), "not on the public web"),
    "file": (send_to("file:///etc/passwd"), "not on the public web"),
    "another port": (send_to("https://posts.example:5432/"), "not on the public web"),
    "rebinding": (send_to("https://rebinds.posts.example/"), "not on the public web"),
    "nothing": (answer(""), "says nothing"),
}


@pytest.mark.parametrize(("act", "problem"), HOSTILE.values(), ids=HOSTILE.keys())
def test_publishing_goes_on_with_a_link(house: Internet, story: Story, act: Play, problem: str) -> None:
    """Whatever the provider does. No connection to an inside address is opened, and the wait has an end."""
    house.names["rebinds.posts.example"] = lambda _host: [PUBLIC, "10.0.0.1"]
    play(house, act)
    began = time.monotonic()
    post = resolve_for_desk(POST, actor=EDITOR, story=story)
    assert time.monotonic() - began < 1.5
    assert (post.status, post.provider) == ("link-only", "posts.example")
    assert problem in post.problem
    entry = publish(story, [Embed(url=POST, snapshot=post.pk)], actor=EDITOR)
    assert f'<figure class="embed embed-link"><p><a href="{POST}"' in entry.html
    assert all(is_public(ip_address(address)) and port in {80, 443} for address, port in house.attempts)


def test_a_dead_site_and_a_bad_certificate_are_links_too(house: Internet) -> None:
    assert resolve("https://impostor.example/1").problem == "The site could not be reached."
    house.deaf = {PUBLIC}
    assert resolve("https://posts.example/2").problem == "The site could not be reached."


def test_the_card_goes_out_as_it_was_kept(house: Internet, story: Story) -> None:
    with_picture(house, JPEG)
    post = resolve_for_desk(BLUESKY, actor=EDITOR, story=story)
    before = len(house.provider.asked)
    entry = publish(story, [Embed(url=BLUESKY, snapshot=post.pk)], actor=EDITOR)
    assert 'alt="Picture posted by Vale Rescue"' in entry.html
    assert "Lower Arne is clear." in entry.html
    assert "cdn.example" not in entry.html
    assert len(house.provider.asked) == before


def test_only_who_may_write_in_the_section_sends_the_house_anywhere(house: Internet, story: Story) -> None:
    play(house, PAGE)
    stranger = Actor.of(make_person("Ilse", None))
    with pytest.raises(Denied):
        resolve_for_desk(POST, actor=stranger, story=story)
    assert house.provider.asked == []
    assert resolve_for_desk(POST, actor=Actor.of(make_person("Ana", "Contributors")), story=story).status == "kept"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_waits_for_a_site_inside_a_transaction(house: Internet) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        resolve(POST)
    assert house.provider.asked == []


@pytest.mark.prove
def test_the_desk_waits_five_seconds_and_no_more(house: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.embeds.looking.SECONDS", 5.0)
    play(house, drip())
    began = time.monotonic()
    assert resolve(POST).status == SnapshotStatus.LINK_ONLY
    assert 4.9 < time.monotonic() - began < 5.3
