"""Day two, 6:08 to 8:30 in the morning: the peak has passed, and the count is put right."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import Part, PictureOf
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import DANE, FINCH, MARSH, PARDO, TEAL
from dateline.demo.writing import bold, bullets, italic, link, subheading, text
from dateline.record.kinds import Change, StoryState, Verification

at = Day(2)


def _overnight(homes: str) -> tuple[Part, ...]:
    return (
        text(
            "The river at Fell reached ",
            bold("4.52 metres"),
            " at 1:40 a.m., two centimetres above the old top of its wall and nine below the record. For about forty "
            "minutes the sandbags were all that held it back. It is now at 4.31 and falling by six centimetres an "
            "hour.",
        ),
        text(
            f"Water found a way round the end of the wall at Weir Lane. {homes} homes there and on Quay Street are "
            "flooded. Nobody was in them and nobody is hurt."
        ),
        text("The rain stopped at ten past ten last night. The dam is whole, with two gates still open."),
    )


def may_go_home(*places: tuple[str, str]) -> tuple[Part, ...]:
    """The second pinned update: `places` are streets and what holds for them."""
    return (
        text("Nobody should go home before the siren sounds one long note for their part of town."),
        bullets(*((bold(f"{place}:"), f" {rule}") for place, rule in places)),
        subheading("When you get there"),
        bullets(
            "Do not switch on electricity until an inspector has left a green card on your door",
            "Open the windows, and photograph the damage before you clean",
            "Flood water is dirty. Wear gloves and boots and keep children out of it",
        ),
        text(
            "If you have left the shelters, please take your name off the ",
            link("council’s register", "https://lowerarne.example/register"),
            ".",
        ),
    )


STEPS = (
    at.set_state("06:08", Actor.MARTA, StoryState.LIVE),
    at.publish(
        "06:10",
        Actor.ILSE,
        "overnight",
        *_overnight("Eighty-three"),
        headline="The river peaked in the night and is falling",
        key_label="River peaks at 4.52 metres",
    ),
    at.publish(
        "06:17",
        Actor.TOM,
        "quay-morning",
        PictureOf("quay-dawn"),
        text(
            "Quay Street at first light. The water stands at the door sills and you can hear it going down, a sound "
            "like a bath. The brown line on the walls is at the height of a letter box."
        ),
    ),
    at.publish(
        "06:24",
        Actor.ILSE,
        "missing-man",
        text(
            "A neighbour says that a man of 71 from Weir Cottages has not been seen since yesterday afternoon. His is "
            "one of nine names still open on the register. Rescue crews are on their way to the house."
        ),
        headline="One man may not have reached shelter",
        verification=Verification.UNCONFIRMED,
    ),
    at.revise(
        "06:31",
        Actor.ILSE,
        "overnight",
        Change.CORRECTION,
        *_overnight("Thirty-eight"),
        note="The number of flooded homes in Fell is 38, not 83. We turned the figures round when we copied them from "
        "the council’s list.",
    ),
    at.change_story(
        "06:36",
        Actor.MARTA,
        headline="River at Fell peaks just below its record; 38 homes flooded, nobody hurt",
        standfirst="Sandbags held the water for the forty minutes that it stood above the wall. The dam is whole, and "
        "3,200 people wait to hear when they can go home.",
        lead_picture="quay-dawn",
        location="Fell and Lower Arne",
        summary=(
            Bullet("The river peaked at 4.52 metres at 1:40 a.m. and is falling.", "overnight"),
            Bullet(
                "38 homes in Fell and at least 26 buildings in Lower Arne are flooded. Nobody is hurt.", "overnight"
            ),
            Bullet("Nine names are still open on the register of those who left.", "missing-man"),
            Bullet(
                "The water board says it warned the town at 7:24 a.m. yesterday; the mayor says 9:40.", "warning-940"
            ),
        ),
    ),
    at.publish(
        "06:40",
        Actor.TOM,
        "dane-dawn",
        DANE.says(
            "We have a boat at Weir Cottages. The front door is locked from outside, which is what you hope for.",
            to="the Herald",
        ),
    ),
    at.verify(
        "06:46",
        Actor.ILSE,
        "missing-man",
        Verification.KNOCKED_DOWN,
        note="The man is safe. He spent the night at his sister’s house in Valemouth, and she has told us so herself.",
    ),
    at.publish(
        "06:48",
        Actor.ILSE,
        "found",
        TEAL.says(
            "He is at my kitchen table, on his third egg. He left yesterday at eleven, on foot, because somebody on "
            "the radio said to. He doesn’t hold with registers.",
            to="the Herald",
        ),
    ),
    at.publish(
        "06:55",
        Actor.ILSE,
        "going-home",
        *may_go_home(
            ("Lower Arne above Mill Lane", "not before 10 a.m. The council will decide at nine"),
            ("Lower Arne below Mill Lane, and the High Street", "not today"),
            ("Fell, Quay Street and Weir Lane", "not today"),
            ("The rest of the riverside in Fell", "this afternoon, if the river is below 3.50 metres"),
        ),
        headline="Who may go home, and when",
    ),
    at.pin("06:56", Actor.MARTA, "going-home"),
    at.publish(
        "07:05",
        Actor.ANA,
        "morning-level",
        text(
            "The reservoir is 1.2 metres below the top, 20 centimetres lower than at eleven last night. It is the "
            "first time in sixteen days that it has gone down."
        ),
    ),
    at.publish(
        "07:22",
        Actor.TOM,
        "canary",
        text("At Ridgeway they have hung the canary from number 31 by the serving hatch."),
        PARDO.says("Ha cantado a las seis en punto, como en casa.", to="the Herald", lang="es"),
        text("In English: ", italic("It sang at six sharp, as it does at home.")),
    ),
    at.publish(
        "07:40",
        Actor.ANA,
        "gate-four",
        text(
            "The board tried to open a third gate at seven to bring the reservoir down faster while the river has "
            "room. Gate four rose by a third of its height and stopped."
        ),
        MARSH.says(
            "It is a tree. A whole larch, roots and all, has come down the lake and put its head in the gate. I would "
            "be more embarrassed if it were the motor.",
            to="reporters at the dam",
        ),
        text("The jam is no danger to the wall, Edda Marsh said. A crew with a winch is on its way."),
        headline="Third gate stuck part-way, board says",
        key_label="Third gate stuck part-way",
    ),
    at.publish(
        "08:02",
        Actor.TOM,
        "register-eight",
        text("Five names are left on the register. Two are thought to be one person who signed in twice."),
    ),
    at.publish(
        "08:30",
        Actor.TOM,
        "school-breakfast",
        text(
            "There was porridge in the hall at seven and lessons at half past eight, in the corridor. Some of those at "
            "the back were in their sixties."
        ),
        FINCH.says_in_part(
            "The youngest class asked why the river had not been told to leave. Oda Finch said it was “the best "
            "question of the week” and that she had passed it to the minister.",
            to="the Herald",
        ),
        headline="Lessons in the corridor",
    ),
)
