"""Mistakes in a site's settings that would only show when somebody uploads a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from wagtail.images import get_image_model, get_image_model_string
from wagtail.images.forms import get_image_base_form
from wagtail.images.utils import get_allowed_image_extensions

from dateline.media.forms import PictureForm
from dateline.media.models import AbstractPicture

_READABLE = {"avif", "gif", "heic", "jpeg", "jpg", "png", "webp"}


@register
def check_image_model(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    if issubclass(get_image_model(), AbstractPicture):
        return []
    return [
        Error(
            f"The image model {get_image_model_string()} has no credit and alt text.",
            hint='Set WAGTAILIMAGES_IMAGE_MODEL = "dateline_media.Picture", or name a model made from '
            "dateline.media.models.AbstractPicture.",
            id="dateline_media.E001",
        )
    ]


@register
def check_extensions(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """SVG above all: it is a program, not a picture."""
    refused = sorted({extension.lower() for extension in get_allowed_image_extensions()} - _READABLE)
    if not refused:
        return []
    return [
        Error(
            f"WAGTAILIMAGES_EXTENSIONS allows files that are never shown: {', '.join(refused)}.",
            hint=f"Allow only {', '.join(sorted(_READABLE))}.",
            id="dateline_media.E002",
        )
    ]


@register
def check_upload_form(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    if issubclass(get_image_base_form(), PictureForm):
        return []
    return [
        Error(
            "Wagtail's own upload form fails on damaged files and lets people replace published pictures.",
            hint='Set WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.media.forms.PictureForm", or name a form made from it.',
            id="dateline_media.E003",
        )
    ]
