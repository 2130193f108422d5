"""The newsroom's picture library: Wagtail's images with credit, caption, alt text and rights."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.search import index

from dateline.media.encoding import PublicFilter, raster_for
from dateline.media.metadata import read_metadata
from dateline.media.models.picture_file import PictureFileField
from dateline.media.prefill import prefill
from dateline.media.source_types import MADE_WITH_AI, DigitalSourceType


class AbstractPicture(AbstractImage):
    """A picture and what a newsroom must know of it. `WAGTAILIMAGES_IMAGE_MODEL` names a model made from this.

    Alt text is Wagtail's `description`. Caption, alt text and credit are for readers; the update that shows the
    picture may word its own. The rest is for the desk. What the file says about itself fills the fields that are
    empty when it is uploaded.

    The original file stays private: it may carry the place where it was taken and the name of who took it. It lies
    under a name nobody can guess, and no public file is named after it.
    """

    file = PictureFileField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height", max_length=255
    )
    description: models.CharField[str, str] = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("What the picture shows, for people who can’t see it. Not the caption."),
    )
    caption: models.TextField[str, str] = models.TextField(
        _("caption"), max_length=2_000, blank=True, help_text=_("What readers need to know beside the picture.")
    )
    credit: models.CharField[str, str] = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Shown to readers, for example “M. Hale / The Vale Herald”."),
    )
    creator: models.CharField[str, str] = models.CharField(
        _("creator"), max_length=255, blank=True, help_text=_("Who took or made it. Readers see the credit instead.")
    )
    source: models.CharField[str, str] = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Where the newsroom got it from.")
    )
    taken_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        _("taken at"), null=True, blank=True
    )
    digital_source_type: models.CharField[str, str] = models.CharField(
        _("how it was made"),
        max_length=120,
        blank=True,
        choices=DigitalSourceType,
        help_text=_("Readers are told when a picture was made or changed with generative AI."),
    )
    copyright_notice: models.CharField[str, str] = models.CharField(_("copyright notice"), max_length=255, blank=True)
    licence: models.CharField[str, str] = models.CharField(
        _("licence"), max_length=500, blank=True, help_text=_("On what terms it may be used.")
    )
    licence_url: models.URLField[str, str] = models.URLField(_("licence address"), max_length=2_000, blank=True)
    licensor_url: models.URLField[str, str] = models.URLField(
        _("licensor’s address"), max_length=2_000, blank=True, help_text=_("Where others can get a licence.")
    )
    usage_note: models.TextField[str, str] = models.TextField(
        _("usage note"),
        max_length=2_000,
        blank=True,
        help_text=_("For the desk only, for example “one use only”. Readers never see it."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "collection",
        "creator",
        "source",
        "taken_at",
        "digital_source_type",
        "copyright_notice",
        "licence",
        "licence_url",
        "licensor_url",
        "usage_note",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.AutocompleteField("caption"),
        index.SearchField("credit"),
        index.SearchField("creator"),
        index.SearchField("source"),
        index.FilterField("digital_source_type"),
        index.FilterField("taken_at"),
    ]

    class Meta:
        abstract = True

    @property
    def default_alt_text(self) -> str:
        """The alt text, or nothing: Wagtail would fall back on the title, which is mostly a file name."""
        return str(self.description)

    @property
    def made_with_ai(self) -> bool:
        return self.digital_source_type in MADE_WITH_AI

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, and first takes from a file that is new what the fields don't say yet."""
        is_new_file = self._state.adding or not self.file._committed  # noqa: SLF001  (Django has no other way to ask)
        if self.file and is_new_file:
            with self.open_file() as file:
                prefill(self, read_metadata(file))
            if not self.file_hash:
                self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        """Puts the original where knowing its name doesn't help to find it."""
        name = PurePosixPath(super().get_upload_to(filename))
        return str(name.parent / secrets.token_hex(16) / f"{name.stem[:80]}{name.suffix}")

    def generate_rendition_file(self, filter: Filter, *, source: File[bytes] | None = None) -> File[bytes]:  # noqa: A002
        if not isinstance(filter, PublicFilter):
            filter = PublicFilter(filter.spec)  # noqa: A001
        file: File[bytes] = super().generate_rendition_file(filter, source=source)
        return file

    def create_renditions(self, *filters: Filter) -> dict[Filter, AbstractPictureRendition]:
        """Makes several renditions from one decoding of the original. Raises `SourceImageIOError`."""
        undecoded = [each for each in filters if not isinstance(each, PublicFilter)]
        if undecoded:
            raster = raster_for(self, undecoded)
            filters = tuple(
                each if isinstance(each, PublicFilter) else PublicFilter(each.spec, raster) for each in filters
            )
        return self._settled(super().create_renditions(*filters))

    def _settled(self, made: dict[Filter, AbstractPictureRendition]) -> dict[Filter, AbstractPictureRendition]:
        """The rows that are in the database.

        Where another process was faster, its row counts and our file goes: without a row it would outlive the picture.
        """
        stored = {
            (row.filter_spec, row.focal_point_key): row
            for row in self.renditions.filter(filter_spec__in=[each.spec for each in made])
        }
        settled = {each: stored[row.filter_spec, row.focal_point_key] for each, row in made.items()}
        for each, row in made.items():
            if row.file.name != settled[each].file.name:
                row.file.delete(save=False)
        return settled


class AbstractPictureRendition(AbstractRendition):
    """A public file made from a picture, named after its own content: an address never shows another picture."""

    file = PictureFileField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        abstract = True

    def get_upload_to(self, filename: str) -> str:
        self.file.seek(0)
        digest = hashlib.file_digest(self.file, "sha256").hexdigest()[:24]
        self.file.seek(0)
        return f"images/{digest}-{self.width}{PurePosixPath(filename).suffix}"


class Picture(AbstractPicture):
    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PictureRendition(AbstractPictureRendition):
    image: models.ForeignKey[Picture, Picture] = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="dateline_media_one_rendition_per_filter"
            )
        ]
