"""The whole story of the dam, in order."""

from __future__ import annotations

from dateline.demo.paper import ZONE
from dateline.demo.script import ChangeStory, Script, moment
from dateline.demo.story.dam import (
    day1_alarm,
    day1_gates,
    day1_leaving,
    day1_night,
    day2_answers,
    day2_dawn,
    day2_evening,
    day2_return,
)
from dateline.demo.story.dam.posts import POSTS
from dateline.demo.writing import text

DAM = Script(
    slug="arne-dam",
    section="vale",
    opens=0,
    zone=ZONE,
    bylines=("Ana Ruiz", "Tom Keel", "Ilse Brandt"),
    opened=moment(1, "06:56"),
    opening=ChangeStory(
        headline="Rescue crews called to the Arne dam after an alarm",
        standfirst="The Vale Water Board is checking a reading at the dam above Lower Arne. Follow it here.",
        lead_picture="dam-dawn",
        location="Arne",
        agency_credits=("Lowland News Agency",),
        background_heading="What you might have missed",
        background=(
            text(
                "It had rained on the Vale hills for a fortnight before the two days of heavy rain that filled the "
                "Arne reservoir. The Weather Office warned of up to 100 millimetres; 118 fell."
            ),
            text(
                "The dam was finished in 1961. It keeps drinking water for Valemouth and takes the top off floods, as "
                "long as there is room behind it."
            ),
        ),
    ),
    steps=(
        *day1_alarm.STEPS,
        *day1_leaving.STEPS,
        *day1_gates.STEPS,
        *day1_night.STEPS,
        *day2_dawn.STEPS,
        *day2_return.STEPS,
        *day2_answers.STEPS,
        *day2_evening.STEPS,
    ),
    tags=("Arne dam", "floods", "River Arne"),
    posts=POSTS,
)
