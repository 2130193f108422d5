"""Day one, 5:22 to 10:10 at night: water in the streets, and a wall of sandbags."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import EmbedOf, GalleryOf, PictureOf
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import DANE, HALLAM, HARROW, LIND, MARR, PARDO, PENROW
from dateline.demo.story.dam.posts import LIFT
from dateline.demo.writing import bold, bullets, italic, subheading, text
from dateline.record.kinds import StoryState

at = Day(1)

STEPS = (
    at.publish(
        "17:22",
        Actor.TOM,
        "quay-street",
        text("Quay Street in Fell left late. Ines Pardo, who is 77, was the last out of number 31, with a canary."),
        PARDO.says(
            "El río y yo nos conocemos desde hace cincuenta años. Siempre avisa. Hoy avisó, y le hice caso.",
            to="the Herald",
            lang="es",
        ),
        text(
            "In English: ",
            italic(
                "The river and I have known each other for fifty years. It always gives notice. Today it gave notice, "
                "and I listened."
            ),
        ),
    ),
    at.publish(
        "17:40",
        Actor.TOM,
        "high-street",
        text(
            "The Arne came over the lower end of the High Street in Lower Arne at about half past five. It did not "
            "rush. It came up through the drains first, then across the cobbles, and by dusk it had reached the second "
            "step of the library."
        ),
        PictureOf("flooded-street"),
        text("Nobody is living below the market square tonight, the rescue service says."),
        headline="River comes into the High Street",
        key_label="River comes into the High Street",
    ),
    at.publish(
        "18:05",
        Actor.ILSE,
        "high-street-count",
        text("At least 26 buildings on the High Street have water in them, the town council says. All were empty."),
    ),
    at.publish(
        "18:32",
        Actor.ILSE,
        "lift",
        text("Weir End farm, on the meadows above Fell, was cut off a little after half past five."),
        EmbedOf(LIFT.key, LIFT.url),
        headline="Helicopter lifts two from a farm",
        key_label="Two lifted from Weir End farm",
    ),
    at.publish(
        "18:55",
        Actor.ILSE,
        "dane-farm",
        DANE.says_in_part(
            "The farm had been told to leave and had meant to, Corporal Dane said. They stayed to see a calf born. “We "
            "have noted the calf as a fourth passenger, left in the loft, doing well.”",
            outlet="Radio Vale",
        ),
    ),
    at.unmark(
        "18:57",
        Actor.MARTA,
        "clear",
    ),
    at.publish(
        "19:20",
        Actor.TOM,
        "sandbag-line",
        text(
            "Fell asked for a hundred volunteers at six o’clock and got four hundred. They stand in one line from the "
            "builder’s yard to the river and pass bags from hand to hand: shop staff, two wedding guests, most of a "
            "rugby team, a judge."
        ),
        text(
            "The aim is to raise 600 metres of wall by 30 centimetres before midnight. That takes about 6,000 bags. By "
            "seven they had laid 2,400."
        ),
        text(
            "It is quiet work. Every tenth person counts aloud. When somebody tires they step back, the line closes, "
            "and somebody else steps in without being asked."
        ),
        PENROW.says(
            "I was told to make a speech. I looked at them and picked up a bag.",
            to="the Herald",
        ),
        headline="Four hundred people, one line",
    ),
    at.publish(
        "19:48",
        Actor.ILSE,
        "minister-arrives",
        text("The minister, Celia Marr, has reached Ridgeway sports centre and is carrying trays."),
        MARR.says_in_part(
            "She had come “to listen and to be told where the cups go”. On the two accounts of the first warning she "
            "said both logs should be published by tomorrow.",
            to="reporters at Ridgeway",
        ),
        HARROW.holds("The town will publish its log tonight.", to="reporters at Hill Road School"),
    ),
    at.publish(
        "20:15",
        Actor.ANA,
        "slowing",
        text(
            "For the first time today the water board sounds less hurried. The reservoir is 1.1 metres below the top "
            "and rising by a centimetre an hour; at noon it was six."
        ),
        LIND.holds(
            "No third gate will be opened tonight unless the rain lasts longer than forecast.",
            to="reporters at the dam",
        ),
        headline="Reservoir is rising more slowly",
    ),
    at.publish(
        "20:38",
        Actor.TOM,
        "hospital",
        text(
            "All 14 patients of the cottage hospital in Fell are in Valemouth tonight, moved by bus and one by tractor."
        ),
        HALLAM.says(
            "He asked for the tractor. He is ninety-one and he drove one for sixty years. We let him sit up front.",
            to="the Herald",
        ),
    ),
    at.publish(
        "20:55",
        Actor.ILSE,
        "evening-pictures",
        GalleryOf(
            ("dam-night", "sandbags", "helicopter-ridge", "school-hall"),
            "The dam, the river wall, the ridge and the school hall between five and nine o’clock.",
        ),
        headline="The evening in pictures",
    ),
    at.publish(
        "21:04",
        Actor.TOM,
        "register-nine",
        text(
            "By nine o’clock 3,164 of the 3,200 people were accounted for: 1,560 in shelter and 1,604 with family and "
            "friends. Rescue crews are ringing the other 36 one by one."
        ),
    ),
    at.publish(
        "21:12",
        Actor.TOM,
        "town-log",
        text(
            "Lower Arne has pinned a copy of its telephone log to the door of Hill Road School. The first call from "
            "the water board on it is at 9:40 a.m."
        ),
    ),
    at.change_story(
        "21:30",
        Actor.MARTA,
        headline="Arne dam holds as river at Fell nears the top of its wall",
        standfirst="Two gates are open and the reservoir is rising more slowly. Four hundred volunteers are raising "
        "the river wall at Fell by hand before the water peaks in the night.",
        lead_picture="dam-night",
        summary=(
            Bullet("The wall is holding. Two of five gates are open and no third is planned tonight.", "slowing"),
            Bullet("3,164 of the 3,200 people told to leave are accounted for.", "register-nine"),
            Bullet("At least 26 buildings on the High Street in Lower Arne are flooded.", "high-street-count"),
            Bullet("Volunteers are raising the river wall at Fell with 6,000 sandbags.", "sandbag-line"),
            Bullet("The water board says it warned the town at 7:24 a.m.; the mayor says 9:40.", "warning-940"),
        ),
    ),
    at.mark(
        "21:40",
        Actor.MARTA,
        "sandbag-line",
        "Volunteers raise the wall at Fell",
    ),
    at.publish(
        "21:52",
        Actor.ILSE,
        "good-night",
        subheading("The dam"),
        text("The wall is whole. Two gates are open. The rain should stop at about ten."),
        subheading("The river"),
        text("4.44 metres at Fell at 9:45. The peak is expected between one and three in the morning, close to 4.50."),
        subheading("The night"),
        bullets(
            (bold("If you are in shelter,"), " stay there. Nobody is going home before it is light"),
            (bold("If you are in Fell above Weir Lane,"), " you have not been told to leave. Keep a phone by the bed"),
            (bold("If you need help,"), " ring 555 0100"),
        ),
        text(
            "We are pausing here until six. If anything happens in the night that you need to know, we will be back "
            "before that."
        ),
        headline="Where things stand tonight",
    ),
    at.set_state(
        "22:10",
        Actor.MARTA,
        StoryState.PAUSED,
    ),
)
