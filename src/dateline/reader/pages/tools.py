"""The links with which a reader chooses the order and which updates to see."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from dateline.reader.pages.story_page import Choice, Option, Show, StoryPage

# Where the choice takes effect: the page opens there and not at the headline again.
AT_UPDATES = "#updates"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose updates can be shown alone."""

    option: Option
    role: str
    updates: int


@dataclass(frozen=True, slots=True)
class Tools:
    """`shows` leaves out what would show nothing, unless it is what the reader asked for. `chosen` is what a filtered
    page shows, in words; empty where every update is shown."""

    orders: tuple[Option, ...]
    shows: tuple[Option, ...]
    people: tuple[Person, ...]
    chosen: str


def story_tools(page: StoryPage) -> Tools:
    choice, url = page.choice, page.header.url

    def address(query: str) -> str:
        return f"{url}{query}{AT_UPDATES}"

    return Tools(
        orders=(
            Option(_("Newest first"), address(choice.query(oldest_first=False)), not choice.oldest_first),
            Option(_("Oldest first"), address(choice.query(oldest_first=True)), choice.oldest_first),
        ),
        shows=tuple(
            Option(title, address(choice.query(show=show)), choice.show is show)
            for show, title, worthwhile in _filters(page)
            if worthwhile or choice.show is show
        ),
        people=tuple(
            Person(
                Option(
                    speaker.name,
                    address(choice.query(show=Show.PERSON, person=speaker.name)),
                    choice.person == speaker.name,
                ),
                speaker.role,
                speaker.updates,
            )
            for speaker in page.speakers
        ),
        chosen=_chosen(choice),
    )


def _filters(page: StoryPage) -> tuple[tuple[Show, str, bool], ...]:
    changed = page.counts.corrections or page.counts.clarifications
    return (
        (Show.ALL, _("All"), True),
        (Show.KEY, _("Key events"), bool(page.key_events)),
        (Show.CORRECTIONS, _("Corrections"), bool(changed)),
    )


def _chosen(choice: Choice) -> str:
    match choice.show:
        case Show.KEY:
            return _("Key events")
        case Show.CORRECTIONS:
            return _("Updates with a correction or clarification")
        case Show.PERSON:
            return _("Updates by or with %(name)s") % {"name": choice.person}
    return ""
