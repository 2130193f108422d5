"""Day two, 1:50 to 5:10: the log is published, and both accounts turn out true."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import ASKE, FINCH, HARROW, LIND, MARR, PENROW
from dateline.demo.story.dam.day2_dawn import may_go_home
from dateline.demo.writing import bold, document, facts, numbers, subheading, text
from dateline.record.kinds import Change, Verification

at = Day(2)

STEPS = (
    at.publish(
        "13:50",
        Actor.TOM,
        "minister-steps",
        MARR.says(
            "A child in this school has asked me why the river was not told to leave. I have been a minister for six "
            "years and I did not have an answer ready.",
            "I do have this: before the rain comes back, somebody will ring every number on every list, and stay on "
            "the line until a person picks up.",
            to="reporters on the steps of Hill Road School",
        ),
        headline="Minister promises to test every emergency number",
    ),
    at.publish(
        "14:08",
        Actor.TOM,
        "finch-answer",
        FINCH.says_in_part(
            "The class had discussed the minister’s reply and found it “quite good but not about rivers”, their "
            "teacher said.",
            to="the Herald",
        ),
    ),
    at.publish(
        "14:30",
        Actor.ANA,
        "gate-shut",
        text(
            "The first gate has gone down again. Gate two closed at 2:22, after 26 hours and 44 minutes. Gates three "
            "and four stay open for now."
        ),
        headline="First gate closed",
    ),
    at.publish(
        "14:58",
        Actor.ILSE,
        "call-log",
        text("The water board has published its telephone log. Both accounts of the first warning are on it."),
        facts(
            "Yesterday’s calls, from the board’s log",
            (bold("6:47 a.m."), " Vale Rescue, answered"),
            (bold("7:24 a.m."), " Lower Arne, emergency number, no answer after 40 seconds"),
            (bold("7:26 a.m."), " Lower Arne, emergency number, no answer. Entered as “called”"),
            (bold("9:38 a.m."), " Vale Rescue gives the duty engineer the mayor’s own number"),
            (bold("9:40 a.m."), " Lower Arne, mayor’s office, answered"),
        ),
        text(
            "The number rung at 7:24 is the one in Church Lane. The council told the board of its new number when it "
            "moved, in a letter that the board has found in a file about parking."
        ),
        text(
            "The engineer rang twice, wrote down that he had, and went to the wall. Nobody checked the entry for two "
            "hours."
        ),
        document(
            "Telephone log of the duty engineer (PDF, 1 page)",
            "https://valewater.example/arne/telephone-log.pdf",
            "Vale Water Board",
        ),
        headline="Log shows the 7:24 call went to the council’s old number",
        bylines=("Ilse Brandt", "Tom Keel"),
        key_label="Log: 7:24 call went to the old number",
    ),
    at.verify(
        "15:06",
        Actor.ANA,
        "warning-724",
        Verification.CONFIRMED,
        note="The board’s log shows a call at 7:24 a.m. It went unanswered, to a number that the council no longer "
        "uses. The mayor’s office was first reached at 9:40, as she said.",
    ),
    at.change_story(
        "15:12",
        Actor.MARTA,
        headline="First warning from the Arne dam rang on the council’s old number, log shows",
        standfirst="The water board rang at 7:24 a.m., as it said; nobody in the mayor’s office heard of it until "
        "9:40, as she said. All 3,200 people told to leave are safe.",
        summary=(
            Bullet("The 7:24 a.m. call was made, to a number the council gave up two years ago.", "call-log"),
            Bullet("All 3,200 people who were told to leave are accounted for.", "all-accounted"),
            Bullet("1,400 people may go home. Another 1,800 cannot yet.", "first-home"),
            Bullet("64 buildings are flooded: 38 homes in Fell and 26 buildings in Lower Arne.", "overnight"),
            Bullet("The reservoir is two metres below the top of the wall and falling.", "noon-level"),
        ),
    ),
    at.publish(
        "15:40",
        Actor.TOM,
        "apology",
        text("Petra Lind and Joss Harrow came out of the town hall together and stood under one umbrella."),
        LIND.says(
            "We rang a number that we should have known was wrong, and then we wrote it down as if it had been right. "
            "I said yesterday that nobody sat on anything. A piece of paper did. I am sorry.",
            to="reporters outside the town hall",
        ),
        HARROW.says(
            "There is a telephone in an empty room with our name on it. That is ours to answer for. It goes today.",
            to="reporters outside the town hall",
        ),
        headline="“We rang a number that we should have known was wrong”",
    ),
    at.publish(
        "16:05",
        Actor.ILSE,
        "two-hours",
        subheading("What would two hours have changed?"),
        ASKE.holds(
            "The order to leave could have come at about a quarter past eight instead of half past ten. The water "
            "would have risen just as high, and no more than a few of the flooded buildings could have been saved.",
            to="the Herald",
        ),
        ASKE.says_in_part(
            "“The valley had seven hours between the order and the water. It used them well. Next time it may have "
            "three, and then two hours are everything.”",
            to="the Herald",
        ),
    ),
    at.publish(
        "16:30",
        Actor.ANA,
        "sensor",
        text(
            "The sensor that started it is on a bench in the gatehouse. Its cable had been stretched, the board says, "
            "by water in a duct. It was measuring the pull of the cable and not the wall."
        ),
        text(
            "So the alarm was false and the reason to leave was true: by the time anyone knew about the cable, the "
            "reservoir was past the mark at which the gates must open in any case."
        ),
        headline="The wall did not move",
        key_label="Sensor at fault, wall did not move",
    ),
    at.publish(
        "17:02",
        Actor.TOM,
        "fell-home",
        text(
            "One long note in Fell at five. The river is at 3.21 metres, and everybody may go home but the people of "
            "the 64 flooded buildings, in both towns. That is a day sooner than the councils expected this morning."
        ),
        numbers(
            "Who can go home",
            ("3,030", "people, from now"),
            ("170", "people not yet, from 64 flooded buildings"),
        ),
        PENROW.says(
            "Please clear the sandbags from your own doors only. The wall stays up until I have slept.",
            to="the Herald",
        ),
        headline="Order to leave lifted for all but flooded homes",
        key_label="Order to leave lifted",
    ),
    at.revise(
        "17:10",
        Actor.ILSE,
        "going-home",
        Change.ADDITION,
        *may_go_home(
            ("Lower Arne", "you may go home now, unless there is a red card on your door"),
            ("Fell", "you may go home now, unless there is a red card on your door"),
            ("The 64 flooded buildings", "not yet. An inspector will ring you by tomorrow noon"),
        ),
        note="The order has been lifted for everybody except the people of the 64 flooded buildings.",
    ),
)
