"""A step leads to the page it names: everything left out of it could not have changed (promise 3)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as property_settings
from hypothesis import strategies as st

from dateline.reader.pages import cut
from dateline.reader.pages.story_header import header_of
from dateline.reader.pages.story_page import Choice, story_page
from dateline.reader.steps import make_step
from dateline.reader.steps import step as steps
from dateline.reader.steps.span import Span
from dateline.reader.steps.touched import PARTS
from dateline.record.models import Head, Story
from tests.newsroom import Newsroom, make_story
from tests.reader.histories import START, Act, Newsdesk, acts_and_takedowns

pytestmark = pytest.mark.django_db
slugs = count(1)


@dataclass
class Drawn:
    """The newest page, piece by piece, as a fresh visitor gets it."""

    parts: dict[str, str]
    days: list[dict[str, Any]]
    cards: dict[str, str]

    @classmethod
    def of(cls, story: Story) -> Drawn:
        head = Head.objects.select_related("story").get(story_id=story.pk)
        page = story_page(head, header_of(head, steps.story_address(head)), Choice())
        assert page is not None
        listed = [card for day in page.days for card in day.updates]
        drawn = steps.drawn(page, Span([], listed, frozenset(PARTS), relisted=True, complete=True))
        return cls(drawn["parts"], drawn["list"], drawn["cards"])

    def after(self, page: dict[str, Any]) -> Drawn:
        """This page after a step."""
        days = self.days if page["list"] is None else page["list"]
        known = self.cards | page["cards"]
        cards = {update: known[update] for day in days for update in day["updates"]}
        return Drawn(self.parts | page["parts"], days, cards)


# The newsroom is shared: each history has a story of its own.
@property_settings(
    max_examples=property_settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=st.lists(acts_and_takedowns, min_size=1, max_size=22), size=st.integers(1, 4))
def test_every_step_leads_to_the_page_a_fresh_visitor_gets(newsroom: Newsroom, history: list[Act], size: int) -> None:
    """Pages of a few updates, so that histories of a few acts reach several pages."""
    story = make_story(newsroom, slug=f"story-{next(slugs)}", at=START)
    desk = Newsdesk(story)
    uuid = Head.objects.get(story_id=story.pk).id
    with patch.object(cut, "SIZE", size):
        pages = {1: Drawn.of(story)}
        for act in history:
            entry = desk.do(act)
            if entry is None:
                continue
            pages[entry.seq] = Drawn.of(story)
            # A takedown can write several entries at once, between which nobody sees the page.
            for after in {1, entry.seq - 1, max(1, entry.seq - 4), entry.seq} & pages.keys():
                step = make_step(uuid, after)
                assert (step["after"], step["head"]) == (after, entry.seq)
                assert pages[after].after(step["page"]) == pages[entry.seq]


def test_the_page_is_made_of_the_same_pieces(client: Client, newsroom: Newsroom) -> None:
    story = make_story(newsroom, slug="pieces", at=START, standfirst="Engineers say the wall is holding.")
    desk = Newsdesk(story)
    for number in range(45):
        desk.do(Act("publish", number, number, 5))
    for name in ("pin", "revise", "mark", "header", "retract"):
        desk.do(Act(name, 3, 2, 5))
    html = client.get(story.get_url()).content.decode()
    drawn = Drawn.of(story)
    for piece in [*drawn.parts.values(), *drawn.cards.values()]:
        assert piece in html
    assert html.count("data-part=") == len(PARTS)
    assert all(f'data-part="{name}"' in piece for name, piece in drawn.parts.items())
