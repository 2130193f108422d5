"""Where the newsroom demands a second factor, nobody gets past the door without one."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class SecondFactorMiddleware:
    """Sends people without a second factor to where they set one up, from everywhere in the newsroom but there.

    Raises `MiddlewareNotUsed` at the start where `DATELINE_SECOND_FACTOR` does not say `required`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if settings.DATELINE_SECOND_FACTOR != "required":
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.newsroom = reverse("wagtailadmin_home")
        self.doors = (
            reverse("account_login"),
            reverse("account_logout"),
            reverse("mfa_index"),
            reverse("account_reauthenticate"),
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._lacks(request):
            messages.warning(request, _("This newsroom asks for a second factor. Set yours up to go on."))
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _lacks(self, request: HttpRequest) -> bool:
        path = request.path
        if not path.startswith(self.newsroom) or path.startswith(self.doors):
            return False
        return request.user.is_authenticated and not is_mfa_enabled(request.user)
