"""Who works in the newsroom."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


# The plugin can't see the picture library's manager, which Wagtail leaves untyped.
class Person(AbstractUser):  # type: ignore[django-manager-missing]
    """A member of staff: a login, and the name and role that readers see."""

    byline = models.CharField(
        _("byline"), max_length=120, blank=True, help_text=_("The name readers see. Empty: first and last name.")
    )
    role_line = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("Shown to readers, for example “Reporter, Vale”.")
    )

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined,misc]
        verbose_name = _("person")
        verbose_name_plural = _("people")
