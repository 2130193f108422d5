"""The file field of a picture: its size is the one people see."""

from __future__ import annotations

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from dateline.media.raster import Size, upright_size


class PictureFieldFile(WagtailImageFieldFile):
    def get_image_dimensions(self) -> Size:
        """Width and height after EXIF orientation, which is where Wagtail draws the focal point.

        Wagtail would decode the whole picture for this and leave the orientation out.
        """
        was_closed = self.closed
        try:
            self.open()
            return upright_size(self)
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class PictureFileField(WagtailImageField):
    attr_class = PictureFieldFile
