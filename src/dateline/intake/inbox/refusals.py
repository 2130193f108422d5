"""Why something was not done, said the same way whatever the reason."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from dateline.intake.inbox.take import KeyUsed
from dateline.record.errors import Denied, Refused


def answer_in_words(api: NinjaAPI) -> None:
    """Gives `api` an answer for each way a request can fail: `{"error": words, "where": field}`."""
    api.exception_handler(AuthenticationError)(_unknown)
    api.exception_handler(Denied)(lambda _request, error: _refuse(403, str(error)))
    api.exception_handler(Http404)(lambda _request, _error: _refuse(404, _("There is no such story.")))
    api.exception_handler(KeyUsed)(lambda _request, error: _refuse(409, str(error), "Idempotency-Key"))
    api.exception_handler(Refused)(lambda _request, error: _refuse(422, str(error)))
    api.exception_handler(RequestDataTooBig)(lambda _request, _error: _refuse(413, _("This is too much at once.")))
    api.exception_handler(SuspiciousOperation)(lambda _request, error: _refuse(400, str(error)))
    api.exception_handler(ValidationError)(_invalid)
    api.exception_handler(Throttled)(_too_many)
    api.exception_handler(HttpError)(lambda _request, error: _refuse(error.status_code, str(error)))


def _refuse(status: int, error: str, where: str = "") -> JsonResponse:
    return JsonResponse({"error": error, "where": where}, status=status)


def _unknown(_request: HttpRequest, _error: AuthenticationError) -> JsonResponse:
    answer = _refuse(401, _("This token is not known, or it has ended."))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _invalid(_request: HttpRequest, error: ValidationError) -> JsonResponse:
    first = error.errors[0]
    return _refuse(422, first["msg"], ".".join(str(part) for part in first["loc"]))


def _too_many(_request: HttpRequest, error: Throttled) -> JsonResponse:
    answer = _refuse(429, _("Too many requests. Wait a moment."))
    answer["Retry-After"] = str(int(error.wait or 0) + 1)
    return answer
