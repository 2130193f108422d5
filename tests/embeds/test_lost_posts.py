"""A running site looks for lost posts by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from dateline.config import lost_posts
from dateline.embeds.keeping import resolve
from dateline.media.models import EmbedSnapshot
from tests.embeds.internet import Internet
from tests.embeds.provider import answer, refuse

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
POST = "https://posts.example/1"


def test_a_lost_post_is_found_while_the_site_runs(house: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lost_posts, "LOOK_EVERY", 0.02)
    monkeypatch.setattr("dateline.embeds.retrying.house_client", house.client)
    house.provider.plays["posts.example", "/1"] = refuse(503)
    post = resolve(POST)
    house.provider.plays["posts.example", "/1"] = answer("<title>Gates open</title>")
    EmbedSnapshot.objects.update(retry_at=timezone.now() - timedelta(seconds=1))
    with lost_posts.looking_for_lost_posts():
        for _ in range(200):
            post.refresh_from_db()
            if post.status == "kept" or house.provider.closing.wait(0.02):
                break
    assert (post.status, post.text) == ("kept", "Gates open")
