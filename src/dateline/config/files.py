"""Static files out of the installed packages, and the renditions of the picture library.

A newcomer needs no `collectstatic` and no second server. A busy site lets nginx serve both.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

A_YEAR = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
# Pictures come from outside; should one ever be taken for a page, it may do nothing.
MEDIA_POLICY = "default-src 'none'; sandbox"
# Only what was made for readers: an original may carry the place where it was taken, a document its own permissions.
PUBLIC_MEDIA = "images"


class PackagedStatic(StaticFiles):
    """Looks in each app's static folder, in the order of INSTALLED_APPS, as Django's own finder does."""

    def __init__(self) -> None:
        super().__init__(check_dir=False)
        storages = AppDirectoriesFinder().storages.values()
        self.all_directories = [storage.location for storage in storages]

    def file_response(
        self, full_path: os.PathLike[str] | str, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """An address with a version in it never changes what it gives."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = "v" in QueryParams(scope["query_string"])
        response.headers["Cache-Control"] = A_YEAR if versioned else AN_HOUR
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class PublicMedia(StaticFiles):
    """The renditions, and nothing else of the media folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if PurePosixPath(path).parts[:1] != (PUBLIC_MEDIA,):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = A_YEAR
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = MEDIA_POLICY
        return response


def packaged_static() -> ASGIApp:
    return _answering(GZipMiddleware(PackagedStatic(), minimum_size=1_000))


def public_media() -> ASGIApp:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    return _answering(PublicMedia(directory=folder))


def _answering(files: ASGIApp) -> ASGIApp:
    """Starlette's files say 404 and 405 by raising; the router that they are mounted in lets that through."""
    return ExceptionMiddleware(files)
