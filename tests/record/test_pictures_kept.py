"""A picture that the record shows can't be deleted from the library (promise 6)."""

from __future__ import annotations

import io

import pytest
from django.core.files.images import ImageFile
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from PIL import Image

from dateline.media.models import Picture
from dateline.record.actions import change_story, publish, revise
from dateline.record.models import Story
from tests.newsroom import EDITOR, make_person, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (64, 40), "teal").save(file, "JPEG")
    picture = Picture(title="Dam", file=ImageFile(file, name="dam.jpg"), description="A dam")
    picture.save()
    return picture


def _block(picture: Picture) -> dict[str, object]:
    return {"type": "picture", "picture": picture.pk, "alt": "A dam", "credit": "Mara Olin"}


def test_after_it_was_published_even_if_the_update_shows_it_no_more(story: Story, picture: Picture) -> None:
    update = publish(story, [_block(picture)], actor=EDITOR).update_id
    assert update is not None
    revise(story, update, text("No picture."), base_version=1, change="addition", actor=EDITOR)
    with pytest.raises(ProtectedError):
        picture.delete()


def test_after_it_led_the_story(story: Story, picture: Picture) -> None:
    change_story(story, lead_picture_id=picture.pk, actor=EDITOR)
    change_story(story, lead_picture_id=None, actor=EDITOR)
    with pytest.raises(ProtectedError):
        picture.delete()


def test_the_librarys_screen_refuses_it(client: Client, story: Story, picture: Picture) -> None:
    publish(story, [_block(picture)], actor=EDITOR)
    client.force_login(make_person("Chief", None, is_superuser=True))
    client.post(reverse("wagtailimages:delete", args=[picture.pk]))
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_a_picture_nobody_published_can_go(picture: Picture) -> None:
    picture.delete()
    assert not Picture.objects.exists()
