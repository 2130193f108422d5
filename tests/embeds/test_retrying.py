"""Posts of which only a link was known: looked for again, a few times, by one process."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dateline.body.blocks import Embed, body_from_json
from dateline.embeds.keeping import WAITS, resolve
from dateline.embeds.retrying import better_cards, retry_due
from dateline.media.models import EmbedSnapshot
from dateline.record.actions import publish, revise
from dateline.record.kinds import Change
from dateline.record.models import Story, Update
from tests.embeds.internet import Internet
from tests.embeds.provider import answer, refuse, send_to
from tests.newsroom import EDITOR

pytestmark = pytest.mark.django_db
POST = "https://posts.example/1"
PAGE = answer('<meta property="og:title" content="Gates open">')


def lost(house: Internet) -> EmbedSnapshot:
    house.provider.plays["posts.example", "/1"] = refuse(503)
    return resolve(POST)


def due(post: EmbedSnapshot) -> None:
    EmbedSnapshot.objects.filter(pk=post.pk).update(retry_at=timezone.now() - timedelta(seconds=1))


def test_a_link_becomes_a_card_when_its_site_is_back(house: Internet) -> None:
    post = lost(house)
    assert retry_due(client=house.client()) == []
    house.provider.plays["posts.example", "/1"] = PAGE
    due(post)
    assert retry_due(client=house.client()) == [post]
    post.refresh_from_db()
    assert (post.status, post.text, post.problem, post.retry_at) == ("kept", "Gates open", "", None)
    assert retry_due(client=house.client()) == []


def test_waits_grow_and_have_an_end(house: Internet) -> None:
    post = lost(house)
    waits = []
    while post.retry_at:
        waits.append(round((post.retry_at - timezone.now()) / timedelta(minutes=1)))
        due(post)
        assert retry_due(client=house.client()) == []
        post.refresh_from_db()
    assert waits == [wait / timedelta(minutes=1) for wait in WAITS]
    assert len(house.provider.asked) == 1 + len(WAITS)


def test_an_inside_address_is_not_tried_again(house: Internet) -> None:
    house.provider.plays["posts.example", "/1"] = send_to("http://10.0.0.1/")
    assert resolve(POST).retry_at is None


def test_a_post_in_another_process_s_hands_is_left_to_it(house: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other process takes the post between this one's look at the list and its claim."""
    post = lost(house)
    due(post)
    seen = list(EmbedSnapshot.objects.filter(pk=post.pk))
    EmbedSnapshot.objects.filter(pk=post.pk).update(retry_at=timezone.now() + timedelta(minutes=2))
    from dateline.embeds import retrying

    assert [each for each in seen if retrying._claimed(each)] == []


def test_published_text_keeps_its_link_and_a_revision_gets_the_card(house: Internet, story: Story) -> None:
    post = lost(house)
    body = (Embed(url=POST, snapshot=post.pk),)
    entry = publish(story, body, actor=EDITOR)
    assert better_cards(body, entry.at) == []
    house.provider.plays["posts.example", "/1"] = PAGE
    due(post)
    retry_due(client=house.client())
    update = Update.objects.get()
    assert "embed-link" in update.html
    assert better_cards(body_from_json(update.blocks), entry.at) == [post]
    again = revise(
        story, update.pk, body, actor=EDITOR, base_version=update.version, change=Change.ADDITION, headline=""
    )
    assert "<p>Gates open</p>" in again.html
    assert better_cards(body, again.at) == []


def test_the_command_looks_once_and_says_what_it_found(
    house: Internet, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    post = lost(house)
    monkeypatch.setattr("dateline.embeds.retrying.house_client", house.client)
    house.provider.plays["posts.example", "/1"] = PAGE
    due(post)
    call_command("retry_embeds")
    assert capsys.readouterr().out == f"{POST}: found\n"
