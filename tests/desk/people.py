"""A story and the people at its desk, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.test import Client

from dateline.record.actions import publish
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, save_draft
from dateline.record.identity import new_id
from dateline.record.models import Draft, Entry, Story, Update
from tests.newsroom import Newsroom, text

if TYPE_CHECKING:
    from dateline.staff.models import Person

HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class Desk:
    """`people` by first name: marta edits, ana and tom report, cal contributes, eve may not enter."""

    newsroom: Newsroom
    story: Story
    people: Mapping[str, Person]

    @property
    def url(self) -> str:
        return f"/desk/story/{self.story.pk}/"

    def actor(self, name: str) -> Actor:
        return Actor.of(self.people[name])

    def client(self, name: str) -> Client:
        """A browser in which they are signed in."""
        client = Client()
        client.force_login(self.people[name])
        return client

    def publish(self, name: str = "ana", words: str = "The gate is open.", **more: Any) -> Update:
        entry = publish(self.story, text(words), actor=self.actor(name), **more)
        assert entry.update_id
        return Update.objects.get(pk=entry.update_id)

    def draft(self, name: str = "ana", wire: str = "The gate is shut.", **fields: Any) -> Draft:
        given: dict[str, Any] = {
            "headline": "",
            "wire": wire,
            "bylines": (),
            "time": None,
            "verification": "",
            "key": False,
            "key_label": "",
            "pin": False,
            "update": None,
            "base_version": None,
            "change": "",
            "note": "",
        }
        key = new_id()
        save_draft(self.story, key, DraftFields(**given | fields), actor=self.actor(name), base_saves=0)
        return Draft.objects.select_related("story").get(pk=key)

    def act(self, name: str, update: UUID, act: str, **fields: str) -> Any:
        """As the form without a script sends it."""
        return self.client(name).post(f"{self.url}updates/{update}/{act}/", fields)

    def kinds(self) -> list[str]:
        """Of the record's entries, in their order."""
        return list(Entry.objects.filter(story=self.story).order_by("seq").values_list("kind", flat=True))
