"""A site's settings are checked before somebody uploads a picture, and the models match their migrations."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from pytest_django import Settings


def reported() -> set[str]:
    return {message.id for message in run_checks() if message.id and message.id.startswith("dateline_media.")}


def test_the_site_s_own_settings_are_sound() -> None:
    assert reported() == set()


def test_an_image_model_without_credit_is_reported(settings: Settings) -> None:
    settings.WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
    assert reported() == {"dateline_media.E001"}


def test_svg_is_reported(settings: Settings) -> None:
    settings.WAGTAILIMAGES_EXTENSIONS = ["jpg", "svg"]
    assert reported() == {"dateline_media.E002"}


def test_wagtail_s_own_upload_form_is_reported(settings: Settings) -> None:
    del settings.WAGTAILIMAGES_IMAGE_FORM_BASE
    assert reported() == {"dateline_media.E003"}


@pytest.mark.django_db
def test_the_migrations_are_complete() -> None:
    call_command("makemigrations", "dateline_media", check=True, dry_run=True, verbosity=0)
