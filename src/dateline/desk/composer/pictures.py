"""Pictures on their way from a desk into the library, and back into a text."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.models import SourceImageIOError
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from dateline.body.characters import clean_line
from dateline.media.models import AbstractPicture
from dateline.media.renditions import prepare
from dateline.record.errors import Denied, Refused

A_PAGE = 24
LIMITS = {"description": 255, "caption": 2_000, "credit": 255}


def may_add_pictures(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Wagtail's right to add pictures to some collection."""
    return bool(_policy().user_has_permission(user, "add"))


def add_picture(file: UploadedFile, user: AbstractBaseUser) -> dict[str, Any]:
    """Takes a file into the first collection that the person may add to; what it says about itself fills the fields.

    Its sizes are made at once, so that no publish waits for them. Raises `Denied`, and `Refused` for a file that is no
    picture, too large or damaged.
    """
    collection = _collections(user).first()
    if collection is None:
        raise Denied(_("You need the right to add pictures."))
    picture: AbstractPicture = get_image_model()(uploaded_by_user=user)
    title = PurePosixPath(str(file.name)).stem[:255] or _("Picture")
    form = get_image_form(get_image_model())(
        {"title": title, "collection": collection.pk}, {"file": file}, instance=picture, user=user
    )
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    picture = form.save()
    try:
        shown = prepare(picture)
    except SourceImageIOError as error:
        picture.delete()
        raise Refused(str(error)) from error
    return described(picture) | {"thumb": shown.fallback.renditions[0].url}


def describe_picture(key: int, given: dict[str, str], user: AbstractBaseUser) -> dict[str, Any]:
    """Words for a picture's empty fields in the library, from whoever may change it: one's own upload, or an editor's.

    What the library says already stays: others rest on it. Raises `Denied`, and `Refused` without such a picture.
    """
    picture: AbstractPicture | None = get_image_model().objects.filter(pk=key).first()
    if picture is None:
        raise Refused(_("The library has no picture with the number %(key)s.") % {"key": key})
    if not _policy().user_has_permission_for_instance(user, "change", picture):
        raise Denied(_("You may describe your own pictures only."))
    known = {name: clean_line(given.get(name, ""))[:limit] for name, limit in LIMITS.items()}
    changed = [name for name, words in known.items() if words and not getattr(picture, name)]
    for name in changed:
        setattr(picture, name, known[name])
    if changed:
        picture.save(update_fields=changed)
    return described(picture)


def choosable(user: AbstractBaseUser, words: str = "") -> QuerySet[AbstractPicture]:
    """The newest pictures that the person may choose from, or those that the library finds for `words`."""
    pictures: Any = _policy().instances_user_has_any_permission_for(user, ["choose", "change"]).order_by("-created_at")
    if words:
        pictures = pictures.search(words, order_by_relevance=False)
    return pictures[:A_PAGE]


def described(picture: AbstractPicture) -> dict[str, Any]:
    """What the composer needs to know of a picture."""
    return {
        "id": picture.pk,
        "title": picture.title,
        "alt": picture.description,
        "caption": picture.caption,
        "credit": picture.credit,
        "width": picture.width,
        "height": picture.height,
    }


def _collections(user: AbstractBaseUser) -> QuerySet[Collection]:
    collections: QuerySet[Collection] = _policy().collections_user_has_permission_for(user, "add")
    return collections.order_by("path")


def _policy() -> Any:
    return policy_registry.get_by_type(get_image_model())
