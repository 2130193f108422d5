"""Stories by the names that people give them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dateline.config.problem import Problem

if TYPE_CHECKING:
    from dateline.record.models import Story


def find_story(name: str, otherwise: str = "") -> Story:
    """The public story with this slug, path (`vale/arne-dam`) or address. Django has to be set up.

    Raises `Problem` where there is none, saying `otherwise` too, and where there are several.
    """
    from dateline.record.models import Story

    path = unquote(urlsplit(name).path if "://" in name else name).strip("/")
    # PostgreSQL can't even be asked for a NUL.
    if "\0" in path:
        raise Problem(f"there is no story called {name!r}{otherwise}")
    named = Story.objects.filter(head__facts__isnull=False, slug=path.rpartition("/")[2]).order_by("path")
    found: list[Story] = [story for story in named if story.url_path.endswith(f"/{path}/")]
    if not found:
        raise Problem(f"there is no story called {name!r}{otherwise}")
    if len(found) > 1:
        places = " and ".join(story.get_url() or story.url_path for story in found)
        raise Problem(f"several stories are called {name!r}: {places}; name one by its path")
    return found[0]
