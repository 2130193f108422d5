"""A story that ended just before the dam's began: the rain warning for the hills."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.paper import ZONE
from dateline.demo.parts import PictureOf
from dateline.demo.script import Actor, Bullet, ChangeStory, Script, moment
from dateline.demo.writing import Speaker, bold, bullets, text
from dateline.record.kinds import Change, StoryState

_SARRE = Speaker("Owen Sarre", "forecaster at the Vale Weather Office")
_first, _second = Day(1), Day(2)

RAIN = Script(
    slug="rain-warning",
    section="weather",
    opens=-2,
    zone=ZONE,
    bylines=("Ilse Brandt",),
    opened=moment(1, "07:00"),
    opening=ChangeStory(
        headline="Rain warning for the Vale hills",
        standfirst="The Weather Office expects up to 100 millimetres above 400 metres before the warning ends tomorrow "
        "at midnight.",
        lead_picture="rain-front",
        location="Vale hills",
    ),
    steps=(
        _first.publish(
            "07:05",
            Actor.ILSE,
            "warning",
            text(
                "The Vale Weather Office has warned of heavy rain in the hills from six this morning. It expects 60 to "
                "100 millimetres by midnight tomorrow on ground that is wet already."
            ),
            _SARRE.says(
                "It isn’t a storm. It is a great deal of ordinary rain with nowhere to go.", to="a morning briefing"
            ),
            headline="Two days of rain to come",
            key_label="Warning issued",
        ),
        _first.publish(
            "12:40",
            Actor.ILSE,
            "first-figures",
            bullets(
                (bold("Arne reservoir:"), " 19 millimetres since six"),
                (bold("Ridge House:"), " 16 millimetres"),
                (bold("Valemouth harbour:"), " 4 millimetres"),
            ),
            headline="Where it has fallen so far",
        ),
        _first.publish(
            "18:15",
            Actor.ANA,
            "ford",
            text(
                "The ford at Astley’s meadow is shut and the Valemouth bus goes by Ridge Road, 20 minutes longer. The "
                "river at Fell is at 1.9 metres."
            ),
        ),
        _second.publish(
            "08:30",
            Actor.ILSE,
            "half-way",
            text("The gauge at the Arne reservoir passed 70 millimetres at eight this morning."),
            PictureOf("rain-front", "Rain over the hills above Lower Arne this morning."),
            headline="Seventy millimetres and half a day to go",
        ),
        _second.publish(
            "17:20",
            Actor.ANA,
            "reservoir",
            text(
                "The reservoir above Lower Arne is 2.7 metres below the top of its wall. The water board says that it "
                "has no plans to open the gates and is “watching the lake, as one does”."
            ),
        ),
        _second.revise(
            "17:48",
            Actor.ANA,
            "reservoir",
            Change.CORRECTION,
            text(
                "The reservoir above Lower Arne is 2.4 metres below the top of its wall. The water board says that it "
                "has no plans to open the gates and is “watching the lake, as one does”."
            ),
            note="The reservoir was 2.4 metres below the top of the wall, not 2.7. We had been given the noon figure.",
        ),
        _second.publish(
            "23:50",
            Actor.ILSE,
            "ends",
            text(
                "The warning ends at midnight. More has fallen than was forecast, and it has not stopped. We close "
                "this page here and will open another if the rain gives us reason to."
            ),
            headline="Warning ends, rain does not",
            key_label="Warning ends",
        ),
        _second.change_story(
            "23:54",
            Actor.MARTA,
            headline="Rain warning for the Vale hills: how it unfolded",
            standfirst="More rain fell on the hills in two days than was forecast, and it was still falling when the "
            "warning ended.",
            summary=(
                Bullet("The warning ended at midnight with rain still falling.", "ends"),
                Bullet("The Arne reservoir stood 2.4 metres below the top of its wall at five.", "reservoir"),
            ),
        ),
        _second.set_state("23:58", Actor.MARTA, StoryState.ENDED),
    ),
    tags=("weather", "floods", "River Arne"),
)
