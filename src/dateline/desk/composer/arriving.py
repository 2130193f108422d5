"""What comes from a composer, and how it is answered: as JSON to its scripts, as a page to a browser without them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.desk.entrance import newsroom, person_at
from dateline.record.actor import Actor
from dateline.record.errors import Denied, Refused
from dateline.record.models.story import Story
from dateline.record.permissions import Act, require

Given = ParamSpec("Given")
JsonView: TypeAlias = Callable[Concatenate[HttpRequest, Given], dict[str, Any]]
View: TypeAlias = Callable[Concatenate[HttpRequest, Given], HttpResponse]


def story_to_write(request: HttpRequest, story: int) -> Story:
    """Raises `Http404`, and `Denied` for who may not write in its section."""
    found: Story = get_object_or_404(Story, pk=story)
    require(Actor.of(person_at(request)), Act.DRAFT, found)
    return found


def is_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.content_type == "application/json" or "application/json" in request.headers.get("Accept", "")


def sent(request: HttpRequest) -> Mapping[str, Any]:
    """The fields of a form or of a JSON object. Raises `Refused` for JSON that is neither text, number nor flag."""
    if request.content_type != "application/json":
        return request.POST
    try:
        given = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused(_("This can't be read.")) from error
    if not isinstance(given, dict) or not all(isinstance(value, str | int | None) for value in given.values()):
        raise Refused(_("This can't be read."))
    return given


def line_sent(given: Mapping[str, Any], name: str) -> int:
    """A place in the text, counted from 0. Raises `Refused`."""
    value = str(given.get(name, ""))
    if not (value.isascii() and value.isdecimal() and len(value) <= 7):
        raise Refused(_("This can't be read."))
    return int(value)


def answers_json(view: JsonView[Given]) -> View[Given]:
    """For addresses that only scripts use: a POST in the newsroom, answered with an object. What is refused answers
    422 or 403 with `error` in words."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return JsonResponse(view(request, *args, **kwargs))
        except Refused as refused:
            return JsonResponse({"error": str(refused)}, status=422)
        except Denied as denied:
            return JsonResponse({"error": str(denied)}, status=403)

    return cast("View[Given]", newsroom(require_POST(cast("View[Given]", answered))))
