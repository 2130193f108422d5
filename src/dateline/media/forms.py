"""Wagtail's upload form, telling people about a damaged file. `WAGTAILIMAGES_IMAGE_FORM_BASE` names it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from dateline.media.raster import UnreadablePictureError, decode
from dateline.media.renditions import is_prepared

_TRIAL_SIDE = 64
"""Pixels. A JPEG decodes fastest when little of it is wanted, and shows its damage all the same."""


class PictureUploadField(WagtailImageField):
    def check_image_pixel_size(self, f: UploadedFile) -> None:
        """Refuses too many pixels before decoding them, and a damaged file, on which Wagtail would fail.

        Raises `django.core.exceptions.ValidationError`.
        """
        file = f.image.f  # type: ignore[attr-defined]
        try:
            decode(file, lambda size: _TRIAL_SIDE / max(size))
        except UnreadablePictureError as error:
            raise ValidationError(str(error), code="invalid_image") from error
        finally:
            file.seek(0)


class PictureForm(BaseImageForm):
    """The form for one picture, wherever Wagtail shows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureUploadField(label=field.label, required=field.required, widget=field.widget)

    def clean_file(self) -> Any:
        """Refuses another file for a picture that readers may have seen.

        Published text names the renditions of the file it was published with, and Wagtail would delete them.
        """
        if "file" in self.changed_data and self.instance.pk and is_prepared(self.instance):
            raise ValidationError(
                _("Readers may have seen this picture. Add the other file as a new picture."), code="published"
            )
        return self.cleaned_data["file"]
