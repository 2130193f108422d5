"""The story as Wagtail's page tree knows it: where the newsroom edits its header.

Readers never see these columns. Publishing the page compares them with the record and appends a `story` entry;
the public header is `Head.facts` (see `dateline.record.receivers`).
"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from dateline.masthead.zones import require_zone
from dateline.record.page_form import StoryForm

ONE_A_LINE = _("One a line.")


# The shape of a BCP 47 tag; what it means is the browser's business.
require_language = RegexValidator(
    r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", _("Write a language tag such as “en” or “pt-BR”.")
)


def require_identity(value: str) -> None:
    """Raises `ValidationError` unless `value` can be an update's identity."""
    try:
        UUID(value)
    except ValueError as error:
        raise ValidationError(_("This is not the identity of an update.")) from error


class StoryTag(TaggedItemBase):
    content_object = ParentalKey("dateline_record.Story", related_name="tagged_items", on_delete=models.CASCADE)


class SummaryPointBlock(blocks.StructBlock):
    """A line of "what we know" in the page form."""

    text = blocks.CharBlock(max_length=300)
    update = blocks.CharBlock(
        required=False,
        max_length=36,
        validators=[require_identity],
        help_text=_("The identity of the update it rests on: the last part of its link."),
    )

    class Meta:
        icon = "list-ul"


class Story(Page):
    """A developing story. Its updates, state and public header live in the record, not here."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    lead_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_caption = models.TextField(_("caption"), blank=True, help_text=_("Empty: the picture's own."))
    lead_credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Empty: the picture's own."))
    lead_alt = models.TextField(_("description of the picture"), blank=True, help_text=_("Empty: the picture's own."))
    location = models.CharField(_("place"), max_length=200, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[require_zone])
    language = models.CharField(_("language"), max_length=35, default="en", validators=[require_language])
    bylines = models.TextField(_("bylines"), blank=True, help_text=ONE_A_LINE)
    agency_credits = models.TextField(_("agency credits"), blank=True, help_text=ONE_A_LINE)
    summary = StreamField([("point", SummaryPointBlock())], verbose_name=_("what we know"), blank=True, max_num=12)
    coverage_start = models.DateTimeField(_("coverage starts"), null=True, blank=True)
    coverage_end = models.DateTimeField(_("coverage ends"), null=True, blank=True)
    background_heading = models.CharField(_("heading of the background"), max_length=200, blank=True)
    background = models.JSONField(_("background"), default=list, blank=True, editable=False)
    tags = ClusterTaggableManager(through=StoryTag, blank=True)

    base_form_class = StoryForm
    preview_modes: list[tuple[str, str]] = []
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("location")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("lead_picture"),
                FieldPanel("lead_caption"),
                FieldPanel("lead_credit"),
                FieldPanel("lead_alt"),
            ],
            heading=_("Lead picture"),
        ),
        MultiFieldPanel(
            [FieldPanel("location"), FieldPanel("timezone"), FieldPanel("language")], heading=_("Place and language")
        ),
        MultiFieldPanel([FieldPanel("bylines"), FieldPanel("agency_credits")], heading=_("Credits")),
        MultiFieldPanel([FieldPanel("coverage_start"), FieldPanel("coverage_end")], heading=_("Coverage")),
        FieldPanel("background_heading"),
        FieldPanel("tags"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
