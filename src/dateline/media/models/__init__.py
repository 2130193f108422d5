from dateline.media.models.picture import AbstractPicture, AbstractPictureRendition, Picture, PictureRendition
from dateline.media.models.player_kind import PlayerKind
from dateline.media.models.snapshot import EmbedSnapshot, SnapshotStatus

__all__ = [
    "AbstractPicture",
    "AbstractPictureRendition",
    "EmbedSnapshot",
    "Picture",
    "PictureRendition",
    "PlayerKind",
    "SnapshotStatus",
]
