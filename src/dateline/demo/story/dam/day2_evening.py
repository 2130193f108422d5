"""Day two, 5:45 to 9 in the evening: the last gate, the smell of soap, and the end of this coverage."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import RelatedTo
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import FINCH, HARROW, PARDO, TOLLEY
from dateline.demo.writing import bold, bullets, italic, link, numbers, text
from dateline.record.kinds import Change, StoryState

at = Day(2)

_FUND = "https://lowerarne.example/fund"

STEPS = (
    at.publish(
        "17:45",
        Actor.ILSE,
        "help",
        bullets(
            (
                bold("Money:"),
                " the two councils have opened a ",
                link("relief fund", _FUND),
                ". It stood at $41,000 at five",
            ),
            (bold("Rooms:"), " about 60 households need somewhere to stay for some weeks. Ring 555 0140"),
            (bold("Hands:"), " meet at Fell town hall at nine tomorrow, with boots and a spade"),
            (bold("Things:"), " please keep them for now. Ridgeway has 900 blankets and nowhere to put them"),
        ),
        headline="How to help",
    ),
    at.publish(
        "18:20",
        Actor.ANA,
        "last-gate",
        text(
            "Gate three went down at 5:30 and gate four, the one with the larch, at 6:12. For the first time since "
            "yesterday morning nothing is coming down the face of the dam."
        ),
        text("It is very quiet. You can hear people talking on the other side."),
        headline="Last gate closed",
        key_label="Last gate closed",
    ),
    at.publish(
        "18:45",
        Actor.TOM,
        "soap",
        text(
            "Ines Pardo’s house has a red card on the door. She is on the step of number 31 with a brush all the same."
        ),
        PARDO.says("Ya huele a jabón.", to="the Herald", lang="es"),
        text("In English: ", italic("It smells of soap already.")),
    ),
    at.publish(
        "19:05",
        Actor.TOM,
        "last-ring",
        text(
            "At seven this evening the council unscrewed the telephone in Church Lane. First they let Bram Tolley ring "
            "it."
        ),
        TOLLEY.says("I wanted to hear it the once and be the one who’d picked up.", to="the Herald"),
    ),
    at.publish(
        "19:30",
        Actor.ILSE,
        "not-known",
        text("Three things that we have asked and can’t yet answer:"),
        bullets(
            "Why the gates stayed shut last week, when the reservoir had been filling for a fortnight",
            "How many other numbers on the board’s list are out of date",
            "What the repairs will cost, and who will pay",
        ),
        text(
            "The minister has promised a report within thirty days. If you know something that we should, write to ",
            link("live@valeherald.example", "mailto:live@valeherald.example"),
            ".",
        ),
        headline="What we still don’t know",
    ),
    at.publish(
        "19:52",
        Actor.TOM,
        "hall-again",
        text(
            "The cots are stacked by the stage and the floor has been swept twice. One card was left on the wall bars, "
            "in red crayon. It says Dinosaur and, underneath, in an older hand: thank you for the bed."
        ),
        FINCH.says(
            "By the morning bell it’s a hall again. They’ll want to know where everybody went, and I’ll say: home, "
            "most of them.",
            to="the Herald",
        ),
        headline="A hall again",
    ),
    at.publish(
        "20:20",
        Actor.ILSE,
        "in-numbers",
        numbers(
            "Two days in numbers",
            ("3,200", "people left their homes; all are safe"),
            ("64", "buildings flooded"),
            ("4.52 m", "the river’s peak at Fell, at 1:40 a.m."),
            ("6,180", "sandbags laid by hand"),
            ("136", "minutes between the call that rang out and the call that was answered"),
        ),
    ),
    at.revise(
        "20:26",
        Actor.ILSE,
        "in-numbers",
        Change.ADDITION,
        numbers(
            "Two days in numbers",
            ("3,200", "people left their homes; all are safe"),
            ("64", "buildings flooded"),
            ("4.52 m", "the river’s peak at Fell, at 1:40 a.m."),
            ("6,180", "sandbags laid by hand"),
            ("136", "minutes between the call that rang out and the call that was answered"),
            ("1", "canary"),
        ),
        note="Adds a number that readers asked for.",
    ),
    at.publish(
        "20:38",
        Actor.TOM,
        "harrow-last",
        HARROW.says(
            "I have counted the lit windows from the bridge. I make it more than I’d feared.",
            to="the Herald",
        ),
    ),
    at.change_story(
        "20:44",
        Actor.MARTA,
        headline="Two days at the Arne dam: the wall held, 3,200 left and almost all are home",
        standfirst="How the alarm, the order to leave, the night on the river wall and the call that nobody answered "
        "unfolded, update by update.",
        summary=(
            Bullet(
                "All 3,200 people who left are safe. The 170 from flooded buildings can’t go home yet.", "fell-home"
            ),
            Bullet("The wall did not move: a stretched cable set off the alarm.", "sensor"),
            Bullet("The river peaked at 4.52 metres. Sandbags held it for forty minutes.", "overnight"),
            Bullet("The first warning, at 7:24 a.m., went to a number the council had given up.", "call-log"),
            Bullet("The last of the gates was closed at 6:12 p.m.", "last-gate"),
        ),
    ),
    at.publish(
        "20:52",
        Actor.ILSE,
        "thank-you",
        text(
            "We end our live coverage here. It stays as it is, with its corrections, for anyone who wants to see what "
            "was known and when."
        ),
        text(
            "We published one report that was wrong and withdrew it, and got one river and one number wrong and put "
            "them right. Thank you to the readers who told us."
        ),
        RelatedTo("rain-warning", "Rain warning for the Vale hills: how it unfolded"),
        headline="Thank you for reading",
    ),
    at.unpin("20:55", Actor.MARTA),
    at.set_state("21:00", Actor.MARTA, StoryState.ENDED),
)
