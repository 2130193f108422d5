"""Day one, 6:58 to 9:52 in the morning: an alarm, a wrong report, and a town told to be ready."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import Part, RelatedTo
from dateline.demo.script import Actor
from dateline.demo.story.dam.cast import DANE, FINCH, HARROW, LIND, SARRE
from dateline.demo.writing import bold, bullets, context, facts, link, text
from dateline.record.kinds import Change, Verification

at = Day(1)


def _sensors(river: str) -> tuple[Part, ...]:
    return (
        text(
            "Sensors on the wall of the Arne dam reported movement at 6:41 a.m., the water board says. Its duty "
            "engineer called Vale Rescue six minutes later."
        ),
        text(
            f"The dam holds back the river {river} three kilometres above Lower Arne. Its reservoir has been filling "
            "since the rain began and stood 2.1 metres below the top of the wall at six this morning."
        ),
        text("The board says all five gates are shut and that engineers are reading every sensor by hand."),
    )


STEPS = (
    at.publish(
        "06:58",
        Actor.ANA,
        "called-out",
        text(
            "Vale Rescue has sent two crews to the Arne dam after an alarm there shortly before seven. The Vale Water "
            "Board, which runs the dam, says it is checking a reading. That is all we know so far."
        ),
        headline="Rescue crews called to the Arne dam",
    ),
    at.publish(
        "07:09",
        Actor.TOM,
        "dam-road",
        text("The dam road is shut at both ends. Drivers between Lower Arne and the hills can use Ridge Road."),
    ),
    at.publish(
        "07:18",
        Actor.ILSE,
        "rainfall",
        text(
            "The gauge at the reservoir caught ",
            bold("118 millimetres"),
            " in the 48 hours to six this morning, the Vale Weather Office says. That is about what falls there in six "
            "weeks.",
        ),
        text("The office’s warning of heavy rain for the hills ran out at midnight. It is still raining."),
        RelatedTo("rain-warning", "Rain warning for the Vale hills: how it unfolded"),
        headline="Six weeks’ rain in two days",
    ),
    at.publish(
        "07:31",
        Actor.ILSE,
        "breach",
        text(
            "A man who said he was on the footpath below the dam has told the Herald that water is coming through the "
            "wall. We have not been able to confirm this. We have asked the water board and Vale Rescue."
        ),
        headline="Caller reports water coming through the wall",
        verification=Verification.UNCONFIRMED,
    ),
    at.retract(
        "07:44",
        Actor.MARTA,
        "breach",
        reason="The report of a breach came from one caller and proved wrong. What he saw was rain running off the "
        "road along the top. Vale Rescue and our reporter at the dam both say that the wall is whole.",
    ),
    at.publish(
        "07:46",
        Actor.ANA,
        "no-breach",
        text(
            "I am at the north end of the dam. The wall is whole and no water is coming through it. The man who rang "
            "the Herald had seen rain pouring off the road along the top."
        ),
        DANE.says(
            "There is no hole in this dam. He did the right thing to ring, and I’d sooner come out for rain than not "
            "come out.",
            to="reporters at the dam",
        ),
        headline="There is no breach at the dam",
    ),
    at.publish(
        "07:52",
        Actor.ANA,
        "sensors",
        *_sensors("Orne"),
        headline="Alarm at the dam",
        key_label="First alarm at the dam",
    ),
    at.publish(
        "08:13",
        Actor.ANA,
        "reading",
        text("The wall has moved four millimetres since yesterday, the water board says."),
        LIND.says_in_part(
            "The reading is “within what the wall does in a wet week”, Petra Lind said. The board had raised the alarm "
            "“because that is what the alarm is for”.",
            to="the Herald",
        ),
    ),
    at.publish(
        "08:27",
        Actor.TOM,
        "school-bell",
        text(
            "The bell has just gone at Hill Road School, which stands high above Lower Arne. It is open as usual, and "
            "fuller than usual."
        ),
        FINCH.says(
            "We had 240 in by a quarter past eight, and some of them aren’t ours. Parents are dropping off cousins. "
            "We’re counting everybody twice and getting the paint out.",
            to="the Herald",
        ),
    ),
    at.revise(
        "08:40",
        Actor.ANA,
        "sensors",
        Change.CORRECTION,
        *_sensors("Arne"),
        note="An earlier version of this update named the wrong river. The dam holds back the Arne, not the Orne.",
    ),
    at.publish(
        "08:55",
        Actor.ILSE,
        "gauge-morning",
        text("The river at Fell stands at 2.7 metres on the bridge gauge. It was 2.4 at seven o’clock."),
    ),
    at.publish(
        "09:12",
        Actor.ILSE,
        "forecast",
        SARRE.holds(
            "The rain will come in two more bands. The second will be the heavier one, and the hills will have the "
            "worst of it.",
            to="the morning briefing of the Weather Office",
        ),
        bullets(
            (bold("Until 1 p.m.:"), " steady rain, 4 to 6 millimetres an hour in the hills"),
            (bold("1 p.m. to 3 p.m.:"), " a pause"),
            (bold("3 p.m. to 10 p.m.:"), " heavy rain, up to 12 millimetres an hour"),
            (bold("After 10 p.m.:"), " drying from the west, with mist in the valley"),
        ),
        text(
            "The office updates its ",
            link("hour by hour forecast for the hills", "https://weatheroffice.example/vale/hills"),
            " at noon.",
        ),
        headline="Rain to last until tonight",
    ),
    at.publish(
        "09:33",
        Actor.ILSE,
        "about-the-dam",
        context(
            "The dam, if you are joining us now",
            "The Arne dam was built to keep Valemouth in drinking water through dry summers. It also takes the top off "
            "floods: in a wet winter the reservoir swallows what would otherwise come down the valley at once.",
            "It can only do that while there is room. When the reservoir is nearly full, the gates have to let water "
            "go before it finds its own way over the top.",
        ),
        facts(
            "Arne dam in brief",
            "Finished in 1961 after three years’ work",
            "410 metres long and 44 metres high, of concrete",
            "Holds 31 million cubic metres when full",
            "Five gates, each letting through up to 90 cubic metres a second",
        ),
    ),
    at.publish(
        "09:52",
        Actor.TOM,
        "be-ready",
        HARROW.holds(
            "The water board has told the council that it may have to open the gates today. People should pack "
            "medicines, papers and a warm coat, look in on their neighbours and wait for the siren.",
            to="reporters outside the town hall",
        ),
        text("The mayor said the call had come “this minute, more or less”. She is on her way to the dam."),
        headline="Lower Arne told to be ready to leave",
    ),
)
