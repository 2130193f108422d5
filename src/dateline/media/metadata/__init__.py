"""What a picture file says about itself: IPTC fields from XMP, IIM and EXIF."""

from dateline.media.metadata.fields import PictureMetadata
from dateline.media.metadata.read import read_metadata

__all__ = ["PictureMetadata", "read_metadata"]
