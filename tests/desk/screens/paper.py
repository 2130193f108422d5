"""Makes a newsroom with a day's work in an empty data folder, and prints what a browser needs to get in.

Run as `python -m tests.desk.screens.paper` with `DATELINE_DATA` set.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

from dateline.config.first_start import make_ready, set_up

set_up()

from django.contrib.auth.models import Group  # noqa: E402 (needs the settings)

from dateline.desk import notes  # noqa: E402
from dateline.masthead.models import SectionPage  # noqa: E402
from dateline.record.actions import (  # noqa: E402
    ask_takedown,
    change_story,
    mark,
    open_story,
    pin,
    publish,
    retract,
    revise,
    set_state,
    verify,
)
from dateline.record.drafts import give_back, schedule, submit  # noqa: E402
from dateline.record.models import Entry  # noqa: E402
from tests.desk.people import Desk  # noqa: E402
from tests.newsroom import EDITOR, Newsroom, make_person, text  # noqa: E402

SAID = (
    ("The first gate is open", "The water board opened the first gate at the dam. The river at Fell stood at 2.4 m."),
    ("", "Buses take people from Lower Arne to the school in Fell."),
    ("Mayor: nobody rang us", "Joss Harrow says that his office heard of the opening from a neighbour."),
    ("Second gate opens", "The board expects the river to rise by another forty centimetres before midnight."),
    ("", "The bridge at Fell is shut."),
    ("Water board: the wall holds", "Petra Lind of the water board says that there is no sign of damage."),
)


def main() -> None:
    make_ready()
    section = SectionPage.objects.order_by("path")[0]
    story = open_story(
        section, actor=EDITOR, headline="Two gates opened at Arne dam", slug="arne-dam", timezone="America/New_York"
    )
    names = {"Marta Voss": "Editors", "Ana Ruiz": "Reporters", "Cal Reeve": "Contributors", "Jon Arden": "Chiefs"}
    people = {name.split()[0].lower(): make_person(name, group) for name, group in names.items()}
    people["marta"].groups.add(Group.objects.get(name="Chiefs"))
    home = section.get_parent().specific
    desk = Desk(Newsroom(home, section, section), story, people)
    _fill(desk)
    open_story(section, actor=EDITOR, headline="Ferry strike", slug="ferry", timezone="America/New_York")
    rain = open_story(section, actor=EDITOR, headline="A week of rain", slug="rain", timezone="America/New_York")
    set_state(rain, "ended", actor=EDITOR)
    sessions = {name: desk.client(name).cookies["sessionid"].value for name in people}
    update = str(desk.publish("ana").pk)
    print(json.dumps({"story": story.pk, "sessions": sessions, "update": update, "takedown": str(_asked(desk))}))


def _asked(desk: Desk) -> UUID:
    """A chief waits for another."""
    entries = Entry.objects.filter(story=desk.story, kind="publish").order_by("seq")[1:3]
    keys = [f"entries:{entry.seq}" for entry in entries]
    reason = "By order of the court of Fell."
    return ask_takedown(desk.story, keys, actor=desk.actor("jon"), reason=reason).pk


def _fill(desk: Desk) -> None:
    marta, ana = desk.actor("marta"), desk.actor("ana")
    updates = [publish(desk.story, text(words), actor=ana, headline=headline).update_id for headline, words in SAID]
    first, buses, mayor, second, bridge, wall = (update for update in updates if update)
    mark(desk.story, first, actor=marta)
    mark(desk.story, second, actor=marta, label="Second gate")
    pin(desk.story, wall, actor=marta)
    verify(desk.story, wall, "confirmed", actor=marta)
    verify(desk.story, buses, "unconfirmed", actor=ana)
    revise(
        desk.story,
        mayor,
        text("Joss Harrow, the mayor, says that he heard of it from a neighbour."),
        actor=marta,
        base_version=1,
        change="correction",
        note="It was he himself who heard of it, not his office.",
    )
    retract(desk.story, bridge, actor=marta, reason="The bridge was open; a lorry had stopped on it.")
    change_story(
        desk.story,
        actor=marta,
        standfirst="Lower Arne is being cleared.",
        summary=[("Two of three gates are open", second), ("The wall holds", wall)],
        bylines=["Ana Ruiz"],
        agency_credits=["Vale Wire"],
    )
    submit(desk.draft("cal", "Volunteers fill sandbags.", headline="Sandbags at the mill"), actor=desk.actor("cal"))
    schedule(desk.draft("ana", "The night in five lines."), actor=ana, at=datetime.now(UTC) + timedelta(days=2))
    returned = desk.draft("cal", "The pub stays open all night.")
    submit(returned, actor=desk.actor("cal"))
    give_back(returned, actor=marta, comment="Who says so? Put a name to it.")
    thread = notes.write(desk.story, "Who is at the school in Fell?", actor=marta)
    notes.answer(desk.story, thread.pk, "I am, until the last bus.", actor=ana)


if __name__ == "__main__":
    main()
