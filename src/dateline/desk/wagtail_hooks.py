"""The way from Wagtail's screens to the desk."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    return MenuItem(_("Desk"), reverse("desk:home"), name="desk", icon_name="edit", order=1)
