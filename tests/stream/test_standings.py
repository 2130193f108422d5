"""Whose streams there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import PageViewRestriction

from dateline.stream.standings import standings_in_the_record

if TYPE_CHECKING:
    from dateline.record.models import Story


@pytest.mark.parametrize("kept", ["story", "section"])
def test_a_story_that_is_kept_for_some_has_no_stream(story: Story, kept: str) -> None:
    key = story.head.id
    assert set(standings_in_the_record([key])) == {key}
    page = story if kept == "story" else story.get_parent()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert standings_in_the_record([key]) == {}
