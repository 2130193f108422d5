"""Posts kept as they stood, and everything one body names looked up at once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dateline.media.facts import MediaFacts, SnapshotFacts
from dateline.media.facts_for import media_facts, snapshot_facts
from dateline.media.models import EmbedSnapshot, Picture, SnapshotStatus
from dateline.media.renditions import prepare
from tests.media.making import encoded, landscape, uploaded

pytestmark = pytest.mark.django_db


def kept(**fields: Any) -> EmbedSnapshot:
    given = {"provider": "Chirper", "url": "https://chirper.example/p/1", "author": "Mira Hale", "text": "Gates open"}
    return EmbedSnapshot.objects.create(**(given | fields))


def picture() -> Picture:
    return uploaded(encoded(landscape(20, 10)))


def test_a_post_comes_back_as_it_was_kept() -> None:
    posted = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
    attached = picture()
    snapshot = kept(handle="@mira", lang="en-GB", posted_at=posted, fetched_at=posted, picture=attached)
    assert snapshot_facts([snapshot.pk]) == {
        snapshot.pk: SnapshotFacts(
            key=snapshot.pk,
            provider="Chirper",
            url="https://chirper.example/p/1",
            author="Mira Hale",
            handle="@mira",
            text="Gates open",
            lang="en-GB",
            posted_at=posted,
            fetched_at=posted,
            status="kept",
            picture=prepare(attached),
        )
    }


def test_a_stranger_s_text_is_bounded_and_cleaned_and_keeps_its_paragraphs() -> None:
    snapshot = kept(
        author="Mira\0\n" + "H" * 9_000,
        handle="\u202e@mira",
        text="One\r\ntwo\n\n\n\nthree \ud800" + "x" * 90_000,
        provider="P" * 500,
        lang="x" * 90,
    )
    snapshot.refresh_from_db()
    assert (len(snapshot.author), len(snapshot.text), len(snapshot.provider), len(snapshot.lang)) == (
        255,
        20_000,
        100,
        35,
    )
    assert snapshot.author.startswith("Mira HHH")
    assert snapshot.handle == "@mira"
    assert snapshot.text.startswith("One\ntwo\n\nthree xxx")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "ftp://chirper.example", "https://", "/p/1"])
def test_only_a_web_address_is_kept(address: str) -> None:
    with pytest.raises(ValidationError):
        kept(url=address)
    assert not EmbedSnapshot.objects.exists()


def test_a_deleted_post_is_still_there_and_says_so() -> None:
    snapshot = kept(status=SnapshotStatus.DELETED)
    found = snapshot_facts([snapshot.pk])[snapshot.pk]
    assert (found.status, found.text) == ("deleted", "Gates open")


def test_the_picture_of_a_kept_post_can_not_be_deleted(desk: Client) -> None:
    attached = picture()
    kept(picture=attached)
    with pytest.raises(ProtectedError):
        attached.delete()
    page = desk.get(reverse("wagtailimages:delete", args=[attached.pk]))
    assert "referenced 1 time" in page.content.decode()
    assert desk.post(reverse("wagtailimages:delete", args=[attached.pk])).status_code == 302
    assert Picture.objects.filter(pk=attached.pk).exists()


def test_all_that_a_body_names_takes_three_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    own = [picture() for _ in range(6)]
    attached = [picture() for _ in range(6)]
    for each in own + attached:
        prepare(each)
    posts = [kept(picture=each) for each in attached]
    with django_assert_max_num_queries(3):
        found = media_facts([each.pk for each in own], [post.pk for post in posts])
    assert set(found.pictures) == {each.pk for each in own}
    assert [found.snapshots[post.pk].picture.key for post in posts] == [each.pk for each in attached]  # type: ignore[union-attr]


def test_keys_that_lead_nowhere_are_left_out() -> None:
    assert media_facts([10**9], [10**9]) == MediaFacts()
    assert media_facts([], []) == MediaFacts()
