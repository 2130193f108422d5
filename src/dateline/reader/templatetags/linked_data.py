"""A page's JSON-LD for its template."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from dateline.reader.linked_data import describe_story, describe_update, script_element
from dateline.reader.pages.site_bar import SiteBar
from dateline.reader.pages.story_header import StoryHeader
from dateline.reader.pages.story_page import Choice, StoryPage
from dateline.reader.pages.update_card import UpdateCard

register = template.Library()


@register.simple_tag
def story_linked_data(page: StoryPage, bar: SiteBar) -> SafeString | str:
    """Nothing on a filtered or turned page: that is the story again, told in part."""
    return script_element(describe_story(page, bar)) if page.choice == Choice() else ""


@register.simple_tag
def update_linked_data(update: UpdateCard, header: StoryHeader, bar: SiteBar) -> SafeString | str:
    """Nothing for an update that was withdrawn."""
    return "" if update.retracted else script_element(describe_update(update, header, bar))
