"""The site's own facts: its name, its people's addresses elsewhere, its defaults."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from dateline.masthead.zones import require_zone


@register_setting(icon="site")
class Masthead(BaseSiteSetting):
    """One row a site, edited under Settings by those who hold the permission."""

    name = models.CharField(_("name of the paper"), max_length=120, default="Dateline")
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    contact = models.EmailField(_("address for readers"), blank=True)
    accounts = models.TextField(
        _("accounts elsewhere"),
        blank=True,
        help_text=_(
            "One a line: a name, a space and the address, for example: Mastodon https://social.example/@herald"
        ),
    )
    time_zone = models.CharField(_("time zone of new stories"), max_length=64, default="UTC", validators=[require_zone])
    language = models.CharField(_("language of new stories"), max_length=35, default="en")

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("motto")], heading=_("Masthead")),
        MultiFieldPanel([FieldPanel("contact"), FieldPanel("accounts")], heading=_("Readers")),
        MultiFieldPanel([FieldPanel("time_zone"), FieldPanel("language")], heading=_("New stories")),
    ]

    class Meta:
        verbose_name = _("masthead")

    def account_links(self) -> list[tuple[str, str]]:
        """Name and address of each account; lines without an https address are left out."""
        links = []
        for line in self.accounts.splitlines():
            name, _space, address = line.strip().rpartition(" ")
            if name and address.startswith(("https://", "http://")):
                links.append((name.strip(), address))
        return links
