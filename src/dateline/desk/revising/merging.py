"""A draft based on a version that is no longer the newest: both changes, block by block, and the text made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.body.changes import Part, Run, compare_words, merge
from dateline.body.wire import from_wire, to_wire
from dateline.desk.revising.versions import Version, version
from dateline.record.actor import Actor
from dateline.record.drafts import DraftFields, save_draft
from dateline.record.errors import Refused
from dateline.record.models.draft import Draft
from dateline.record.models.update import Update

CHOICES: Final = ("mine", "theirs", "both")


@dataclass(frozen=True, slots=True)
class Differing:
    """A place that both changed. `name` is the field that says what becomes of it; the runs go from the text both began
    with to mine, and to theirs."""

    name: str
    mine: tuple[Run, ...]
    theirs: tuple[Run, ...]
    mine_wire: str
    theirs_wire: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the merged text: what stands here where that is settled, or the place where we differ."""

    wire: str
    differing: Differing | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Merging:
    """`newest` is the version that has gone out meanwhile, by whom `theirs_by` says."""

    draft: Draft
    newest: int
    theirs_by: str
    headline: Stretch
    stretches: tuple[Stretch, ...]

    @property
    def open(self) -> bool:
        """Whether somebody has to choose."""
        return any(one.differing for one in (self.headline, *self.stretches))


def merging(draft: Draft) -> Merging | None:
    """None for a draft whose base is the newest version: there is nothing to put together."""
    update = Update.objects.filter(pk=draft.update_id, retracted_at=None).first() if draft.update_id else None
    if update is None or draft.base_version is None or update.version == draft.base_version:
        return None
    base = version(draft.story_id, update.pk, draft.base_version)
    newest = version(draft.story_id, update.pk, update.version)
    return Merging(
        draft=draft,
        newest=update.version,
        theirs_by=newest.by,
        headline=_headline(base, draft.headline, newest),
        stretches=tuple(_stretch(number, part) for number, part in enumerate(_parts(draft, base, newest))),
    )


def settle(draft: Draft, newest: int, chosen: Mapping[str, str], *, actor: Actor) -> Draft:
    """Saves the draft with both changes in it, based on version `newest`. `chosen` says for each place that differs
    whose text stands there: mine, theirs or both.

    Raises `Refused` where a choice is missing, or where yet another version has gone out; and what `save_draft` does.
    """
    found = merging(draft)
    if found is None or found.newest != newest:
        raise Refused(_("This update was changed again meanwhile. Look at both texts once more."))
    body: list[str] = [_chosen(stretch, chosen) for stretch in found.stretches]
    fields = replace(
        DraftFields.of(draft),
        headline=_chosen(found.headline, chosen, joint=" – "),
        wire="\n\n".join(filter(None, body)),
        base_version=newest,
    )
    return save_draft(draft.story, draft.pk, fields, actor=actor, base_saves=draft.saves)


def _parts(draft: Draft, base: Version, newest: Version) -> tuple[Part, ...]:
    return merge(base.body, from_wire(draft.wire), newest.body)


def _stretch(number: int, part: Part) -> Stretch:
    settled = part.settled
    if settled is not None:
        return Stretch(to_wire(settled), changed=settled != part.base)
    base, mine, theirs = (to_wire(blocks) for blocks in (part.base, part.mine, part.theirs))
    return Stretch("", _differing(f"part-{number}", base, mine, theirs))


def _headline(base: Version, mine: str, newest: Version) -> Stretch:
    theirs = newest.headline
    if mine in (base.headline, theirs):
        return Stretch(theirs, changed=theirs != base.headline)
    if theirs == base.headline:
        return Stretch(mine, changed=True)
    return Stretch("", _differing("headline", base.headline, mine, theirs))


def _differing(name: str, base: str, mine: str, theirs: str) -> Differing:
    return Differing(name, compare_words(base, mine), compare_words(base, theirs), mine, theirs)


def _chosen(stretch: Stretch, chosen: Mapping[str, str], joint: str = "\n\n") -> str:
    place = stretch.differing
    if place is None:
        return stretch.wire
    match chosen.get(place.name):
        case "mine":
            return place.mine_wire
        case "theirs":
            return place.theirs_wire
        case "both":
            return joint.join(filter(None, (place.theirs_wire, place.mine_wire)))
    raise Refused(_("Choose for each place whose text stands there."))


def find_draft(story: int, update: UUID, author: int) -> Draft | None:
    """The person's own draft for the update's next version, the latest saved."""
    rows = Draft.objects.filter(story_id=story, update_id=update, author_id=author).select_related("author", "story")
    return rows.order_by("-saved_at").first()
