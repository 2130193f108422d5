"""A story that is live and has no updates yet: the race starts late at night, after the demo's last step."""

from __future__ import annotations

from dateline.demo.paper import ZONE
from dateline.demo.script import ChangeStory, Script, moment

RACE = Script(
    slug="long-stack-race",
    section="sport",
    opens=0,
    zone=ZONE,
    bylines=("Tom Keel",),
    opened=moment(1, "06:30"),
    opening=ChangeStory(
        headline="Long Stack race: 41 yachts wait for the swell to drop",
        standfirst="The start has been put back until the sea off the Long Stack is down to two metres, and will be at "
        "night, on the ebb. We will be here when the gun goes.",
        lead_picture="night-race",
        location="Valemouth",
    ),
    steps=(),
    tags=("sailing", "Long Stack race"),
)
