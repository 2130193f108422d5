"""The act: an offer becomes a draft at the desk, or an update, once."""

from __future__ import annotations

import json
from hashlib import sha256
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.intake.inbox.models import ApiToken, Delivery, Scope
from dateline.intake.inbox.offer import Offer, Taken
from dateline.record.actor import Actor
from dateline.record.drafts import publish_draft, save_draft, submit
from dateline.record.errors import Denied, Refused
from dateline.record.models.story import Story


class KeyUsed(Refused):
    """The key stands for another request already."""


def take(token: ApiToken, story: Story, offer: Offer, key: str) -> tuple[Taken, bool]:
    """What was done, and whether it was done by this request rather than by an earlier one with the same `key`.

    Raises `Denied` where the token or its person may not do it, `KeyUsed`, and `Refused` for a text that could not be
    published.
    """
    _require(token, story, offer)
    content = sha256(json.dumps(offer.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()
    with transaction.atomic():
        # Two that come at once are parted here: the second waits for the first to be done.
        delivery, new = Delivery.objects.get_or_create(
            token=token, key=key, defaults={"story": story, "content_hash": content}
        )
        if not new:
            if (delivery.story_id, delivery.content_hash) != (story.pk, content):
                raise KeyUsed(_("This key was used for another request."))
            return Taken.model_validate(delivery.answer), False
        taken = _do(token, story, offer, key)
        delivery.answer = taken.model_dump()
        delivery.save(update_fields=["answer"])
    return taken, True


def _require(token: ApiToken, story: Story, offer: Offer) -> None:
    if offer.publish and token.scope != Scope.PUBLISH:
        raise Denied(_("This token may send drafts only."))
    if not reaches(token, story):
        raise Denied(_("This token is for another section."))


def reaches(token: ApiToken, story: Story) -> bool:
    """Whether the story is in the token's section."""
    return token.section is None or story.is_descendant_of(token.section)


def _do(token: ApiToken, story: Story, offer: Offer, key: str) -> Taken:
    actor = Actor.of(token.person)
    draft = save_draft(story, uuid5(token.id, key), offer.fields(), actor=actor, base_saves=0)
    if not offer.publish:
        submit(draft, actor=actor)
        return Taken(draft=str(draft.pk), state="submitted")
    entry = publish_draft(story, draft.pk, actor=actor)
    return Taken(
        draft=str(draft.pk),
        state="published",
        update=str(entry.update_id),
        seq=entry.seq,
        address=f"{story.full_url}u/{entry.update_id}/",
    )
