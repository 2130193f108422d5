"""The pages of the tree that hold stories, and those that hold none."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

# The page kinds of this house are shown by `dateline.reader`; Wagtail's own template preview has nothing to draw.
NO_PREVIEW: list[tuple[str, str]] = []


class HomePage(Page):
    """The front page: live stories first, then the newest of each section."""

    preview_modes = NO_PREVIEW
    max_count_per_parent = 1
    subpage_types = ["dateline_masthead.SectionPage", "dateline_masthead.StandardPage"]

    class Meta:
        verbose_name = _("front page")


class SectionPage(Page):
    """A section of the paper. Stories live under it, and it may have sections of its own."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    preview_modes = NO_PREVIEW
    subpage_types = ["dateline_masthead.SectionPage", "dateline_record.Story"]
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("section")


class StandardPage(Page):
    """About, Our people, Legal, Careers and the like."""

    intro = models.TextField(_("introduction"), blank=True)
    body = RichTextField(_("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "hr"])

    preview_modes = NO_PREVIEW
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
