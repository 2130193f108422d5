"""Pictures as other sites send them."""

from __future__ import annotations

from tests.media.making import encoded, exif_with_place, landscape

JPEG = encoded(landscape(640, 360), exif=exif_with_place())
TINY = encoded(landscape(40, 40))
