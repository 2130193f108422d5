"""Day one, 1:44 to 4:58: the wall inspected, two accounts of a call, and a second gate."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import EmbedOf, PictureOf
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import DANE, HARROW, LIND, MARR, MARSH, PENROW
from dateline.demo.story.dam.day1_leaving import where_to_go
from dateline.demo.story.dam.posts import STUDIO
from dateline.demo.writing import numbers, text
from dateline.record.kinds import Change, Verification

at = Day(1)

_SECOND_GATE = (
    text(
        "Two people on Ridge Road have told the Herald, separately, that water is now coming down beside the first "
        "fall."
    ),
    text("From where I stand, at the north end, spray hides the gates. I have asked the board."),
)

STEPS = (
    at.publish(
        "13:44",
        Actor.ILSE,
        "fell-denial",
        text("Several readers have written that people from Fell were sent away from the Ridgeway sports centre."),
        PENROW.denies(
            "Nobody from Fell has been turned away, at Ridgeway or anywhere. The doors were shut for twenty minutes "
            "while the floor was mopped, and there was tea in the porch.",
            to="the Herald",
        ),
    ),
    at.revise(
        "14:00",
        Actor.ILSE,
        "where-to-go",
        Change.ADDITION,
        *where_to_go("Fell town hall, on the hill south of the river. Room for 300, from 2 p.m."),
        note="Fell town hall has opened as a third place of shelter.",
    ),
    at.publish(
        "14:08",
        Actor.ANA,
        "inspection",
        text(
            "Engineers have walked the two galleries inside the wall, 44 metres down and back. They found no cracks "
            "and no more seepage than the drains carry on any wet day."
        ),
        MARSH.says(
            "I have been inside this wall perhaps two hundred times. It looked today as it looked the first time, only "
            "with more people holding torches.",
            to="reporters at the dam",
        ),
        text(
            "The sensor that raised the alarm will be replaced tonight, Edda Marsh said. Nobody yet knows why its "
            "reading changed."
        ),
        headline="Wall inspected, no cracks found",
        key_label="Wall inspected, no cracks found",
    ),
    at.publish(
        "14:31",
        Actor.ILSE,
        "minister-assembly",
        MARR.says(
            "I will not guess from a lectern what engineers are measuring in the rain. When they have an answer the "
            "people of the valley will hear it on the same day I do.",
            to="the assembly in Valemouth",
        ),
        text("The minister said she would travel to the valley tonight and stay as long as she was of use."),
    ),
    at.publish(
        "14:50",
        Actor.ILSE,
        "mill-bridge",
        text(
            "Messages passed round in the past half hour say that the Mill Bridge in Lower Arne has fallen. None has a "
            "picture. We have not confirmed it and have asked Vale Rescue."
        ),
        headline="Posts say the Mill Bridge has given way",
        verification=Verification.UNCONFIRMED,
    ),
    at.publish(
        "15:03",
        Actor.TOM,
        "radio-moves",
        EmbedOf(STUDIO.key, STUDIO.url),
    ),
    at.verify(
        "15:22",
        Actor.ILSE,
        "mill-bridge",
        Verification.KNOCKED_DOWN,
        note="The Mill Bridge is standing. A Vale Rescue crew drove over it at 3:15 p.m., and our reporter Tom Keel "
        "can see it from Hill Road.",
    ),
    at.publish(
        "15:48",
        Actor.TOM,
        "warning-940",
        text("The mayor of Lower Arne has contradicted the water board’s account of this morning."),
        HARROW.says(
            "Nobody rang this office before twenty to ten. I have the log in front of me.",
            outlet="Radio Vale",
            url="https://radiovale.example/interviews/harrow",
        ),
        text(
            "Petra Lind said at noon that the board had rung the town hall at 7:24 a.m. The two times are two hours "
            "and sixteen minutes apart. We have asked both sides for their logs."
        ),
        headline="Mayor says nobody rang until 9:40",
    ),
    at.verify(
        "15:55",
        Actor.ANA,
        "warning-724",
        Verification.DISPUTED,
        note="The mayor of Lower Arne says that nobody rang her office before 9:40 a.m.",
    ),
    at.publish(
        "15:59",
        Actor.ILSE,
        "which-number",
        LIND.declines(
            "The board would not say which number its engineer rang at 7:24, nor how long the call lasted. It will "
            "publish its log “when the water lets us find a desk”.",
            to="the Herald",
        ),
    ),
    at.publish(
        "16:04",
        Actor.ILSE,
        "four-metres",
        PictureOf("river-gauge"),
        text(
            "The gauge on the bridge at Fell went past four metres at 3:58. The river wall is good for 4.50. The "
            "highest water anyone has measured here was 4.61, in the winter the dam was being built."
        ),
        headline="River at Fell passes four metres",
        key_label="River at Fell passes four metres",
    ),
    at.publish(
        "16:12",
        Actor.ANA,
        "second-gate",
        *_SECOND_GATE,
        headline="Second gate opened",
        key_label="Second gate opened",
        verification=Verification.UNCONFIRMED,
    ),
    at.verify(
        "16:20",
        Actor.ANA,
        "second-gate",
        Verification.CONFIRMED,
        note="The board’s chief engineer, Edda Marsh, has confirmed it to the Herald.",
    ),
    at.change_story(
        "16:24",
        Actor.MARTA,
        headline="Two gates opened at Arne dam as towns below are told to move uphill",
        standfirst="Engineers say the wall is holding. The water board and the mayor of Lower Arne disagree on when "
        "the first warning was given.",
        lead_picture="gates-open",
        agency_credits=("Lowland News Agency", "Radio Vale"),
        summary=(
            Bullet("Two of five gates are open.", "second-gate"),
            Bullet("About 3,200 people were told to leave Lower Arne and Fell.", "leave"),
            Bullet("The water board says it warned the town at 7:24 a.m.; the mayor says 9:40.", "warning-940"),
            Bullet("Engineers have been inside the wall and found no cracks.", "inspection"),
            Bullet("The river at Fell is above four metres. Its wall is good for 4.50.", "four-metres"),
        ),
    ),
    at.revise(
        "16:31",
        Actor.ANA,
        "second-gate",
        Change.ADDITION,
        *_SECOND_GATE,
        text(
            "The board has now confirmed it. The third gate went up at 4:06, two hours earlier than planned, because "
            "the second band of rain had come early and the reservoir was within 1.2 metres of the top."
        ),
        MARSH.says_in_part(
            "It would put more water into Fell “sooner than anyone there wants it”, Edda Marsh said. Waiting would "
            "have put in more still, all at once and after dark.",
            to="the Herald",
        ),
        note="Adds the board’s confirmation and its reasons.",
    ),
    at.publish(
        "16:44",
        Actor.TOM,
        "dane-warns",
        DANE.says(
            "If you have left something behind, leave it behind. We will fetch your mother. We will not fetch your "
            "lawnmower.",
            to="reporters on Hill Road",
        ),
    ),
    at.publish(
        "16:58",
        Actor.TOM,
        "shelters-five",
        numbers(
            "In shelter at half past four",
            ("610", "Hill Road School"),
            ("700", "Ridgeway sports centre"),
            ("250", "Fell town hall"),
            ("1,560", "in all"),
        ),
        text("Another 1,310 have put their names on the register from the homes of family and friends."),
    ),
)
