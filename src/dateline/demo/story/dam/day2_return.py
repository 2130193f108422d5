"""Day two, 8:50 to 1:20: everybody accounted for, the first families home, and a telephone in an empty hall."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import EmbedOf, Part, PictureOf
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import ASTLEY, DANE, HARROW, LIND, MARSH, TOLLEY
from dateline.demo.story.dam.day2_dawn import may_go_home
from dateline.demo.story.dam.posts import FRONT_PAGE, KITCHEN
from dateline.demo.writing import bold, link, numbered, numbers, text
from dateline.record.kinds import Change

at = Day(2)


def _boil(where: str) -> tuple[Part, ...]:
    return (
        text(f"{where} should boil water before drinking it, the water board says, until further notice."),
        numbered(
            "Let the tap run for two minutes",
            "Bring the water to the boil and keep it boiling for one minute",
            "Let it cool in a clean, covered pot. It keeps for a day",
        ),
        text(
            "Bottled water is free at Fell town hall. The board tests again tonight and posts ",
            link("results street by street", "https://valewater.example/fell/quality"),
            ".",
        ),
    )


STEPS = (
    at.publish(
        "08:50",
        Actor.TOM,
        "all-accounted",
        numbers(
            "Accounted for at a quarter to nine",
            ("3,200", "people told to leave"),
            ("1,540", "in shelter"),
            ("1,660", "with family or friends"),
            ("0", "missing"),
        ),
        DANE.says(
            "The last name on the list was a man who had been handing out tea since yesterday noon. He had never "
            "thought to sign his own sheet.",
            to="reporters on Hill Road",
        ),
        headline="Everybody is accounted for",
        key_label="Everybody accounted for",
    ),
    at.change_story(
        "09:04",
        Actor.MARTA,
        headline="All 3,200 who left their homes below the Arne dam are safe",
        summary=(
            Bullet("All 3,200 people who were told to leave are accounted for.", "all-accounted"),
            Bullet("The river at Fell peaked at 4.52 metres at 1:40 a.m. and is falling.", "overnight"),
            Bullet("38 homes in Fell and at least 26 buildings in Lower Arne are flooded.", "overnight"),
            Bullet("A third gate is stuck part-way. The board says the wall is in no danger.", "gate-four"),
            Bullet(
                "The water board says it warned the town at 7:24 a.m. yesterday; the mayor says 9:40.", "warning-940"
            ),
        ),
    ),
    at.publish(
        "09:20",
        Actor.TOM,
        "sheep-again",
        ASTLEY.says(
            "Two hundred and twenty-nine. I had 240 on the road. Eleven turned back for the meadow in the dark and I "
            "know every one of them.",
            to="the Herald",
        ),
    ),
    at.publish("09:31", Actor.ILSE, "courier", EmbedOf(FRONT_PAGE.key, FRONT_PAGE.url)),
    at.publish("09:45", Actor.ILSE, "boil", *_boil("Everybody in Fell"), headline="Boil water in Fell"),
    at.publish(
        "10:12",
        Actor.ANA,
        "gate-freed",
        text(
            "The larch came out at 10:04, eleven metres of it, with a moorhen’s nest in the roots. Gate four went up "
            "behind it and three gates are now open."
        ),
        MARSH.holds(
            "With three gates the reservoir should be two metres below the top by noon. The river at Fell will go on "
            "falling, only more slowly.",
            to="reporters at the dam",
        ),
        headline="Third gate freed and open",
        key_label="Third gate freed",
    ),
    at.revise(
        "10:25",
        Actor.ILSE,
        "boil",
        Change.CLARIFICATION,
        *_boil("People in Fell who live on the river side of Station Road"),
        note="The advice to boil water is for homes on the river side of Station Road only. This update first spoke of "
        "all of Fell.",
        headline="Boil water in part of Fell",
    ),
    at.publish(
        "10:40",
        Actor.TOM,
        "first-home",
        text(
            "The siren gave one long note at 10:31. The 1,400 people who live above Mill Lane in Lower Arne may go "
            "home, and the first of them are crossing the Mill Bridge."
        ),
        PictureOf("going-home"),
        text(
            "They are not talking much. A boy stops on the middle arch to look for his school, finds it, and waves at "
            "it."
        ),
        text("Another 1,800 people cannot go back yet."),
        headline="First families go home",
        key_label="First families go home",
    ),
    at.revise(
        "10:52",
        Actor.ILSE,
        "going-home",
        Change.ADDITION,
        *may_go_home(
            ("Lower Arne above Mill Lane", "you may go home now"),
            ("Lower Arne below Mill Lane, and the High Street", "not today"),
            ("Fell, Quay Street and Weir Lane", "not today"),
            ("The rest of the riverside in Fell", "this afternoon, if the river is below 3.50 metres"),
        ),
        note="The order has been lifted above Mill Lane in Lower Arne.",
    ),
    at.publish(
        "11:15",
        Actor.TOM,
        "empty-hall",
        text(
            "A telephone did ring in Lower Arne at about 7:24 yesterday morning. It rang in a building that the "
            "council left two years ago."
        ),
        text(
            "Bram Tolley, who looks after the old town hall in Church Lane, was on the stairs with a bucket, seeing to "
            "a leak, when he heard it from the room that used to be the duty office."
        ),
        TOLLEY.says(
            "It rang a good long while. I counted eleven. By the time I’d put the bucket down and found the key it had "
            "stopped, and then it rang again and I couldn’t get the door open for the damp.",
            "I thought, nobody rings here. I thought it was somebody selling windows.",
            to="the Herald",
        ),
        text(
            "The line was never cut off. A card by the telephone still gives it as the council’s number for "
            "emergencies."
        ),
        text("The Herald has asked the water board whether it is the number on its list."),
        headline="A telephone rang in an empty town hall",
        key_label="Caretaker heard the 7:24 call",
    ),
    at.publish(
        "11:32",
        Actor.ILSE,
        "lind-checks",
        LIND.holds(
            "The board is comparing its list with the number in Church Lane and will say what it finds today.",
            to="the Herald",
        ),
    ),
    at.publish(
        "11:50",
        Actor.TOM,
        "harrow-answers",
        HARROW.says(
            "I said nobody rang this office, and nobody did. I’d have liked it better if that had turned out to be the "
            "whole of it.",
            to="reporters outside the town hall",
        ),
    ),
    at.change_story(
        "12:04",
        Actor.MARTA,
        headline="Dam warning rang in an empty town hall, caretaker says, as first families go home",
        standfirst="All 3,200 people told to leave are safe and 1,400 may return. The water board is checking which "
        "number it rang when the first alarm came.",
        lead_picture="going-home",
    ),
    at.publish(
        "12:20",
        Actor.ILSE,
        "river-chart",
        PictureOf("river-chart"),
        text("The river at Fell stood at ", bold("3.70 metres"), " at noon, 82 centimetres below its peak."),
        headline="The night in one line",
    ),
    at.publish(
        "12:41",
        Actor.ANA,
        "noon-level",
        text("The reservoir is two metres below the top of the wall, the water board says, as Edda Marsh had hoped."),
    ),
    at.publish("13:24", Actor.TOM, "kitchen", EmbedOf(KITCHEN.key, KITCHEN.url)),
)
