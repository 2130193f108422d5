"""Day one, 10:30 to 1:38: the order to leave, and the first gate."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.parts import EmbedOf, Part, PictureOf, VideoOf
from dateline.demo.script import Actor, Bullet
from dateline.demo.story.dam.cast import ASTLEY, FINCH, HARROW, LIND, MARR
from dateline.demo.story.dam.posts import CLEAR
from dateline.demo.writing import bold, bullets, document, link, numbers, subheading, text
from dateline.record.kinds import Change

at = Day(1)

_REGISTER = "https://lowerarne.example/register"


def where_to_go(*more: str) -> tuple[Part, ...]:
    """The pinned advice; `more` are places that opened later."""
    return (
        subheading("Places of shelter"),
        bullets(
            (bold("Hill Road School"), ", above Lower Arne. Room for 650"),
            (bold("Ridgeway sports centre"), ", on the Valemouth road. Room for 800"),
            *more,
        ),
        subheading("If you are staying with family or friends"),
        text(
            "Put your name on the ",
            link("council’s register", _REGISTER),
            " or ring 555 0140, so that nobody goes looking for you.",
        ),
        subheading("Before you go"),
        bullets(
            "Take medicines, papers, a phone charger and warm clothes",
            "Turn off gas and electricity if you can do it safely",
            "Walk if you are able to. There is one road up from the High Street and the buses need it",
            "Pets are welcome at both places. Farmers with stock to move should ring 555 0162",
        ),
    )


def _buses(word: str) -> tuple[Part, ...]:
    return (
        text(
            f"Buses leave the market square in Lower Arne {word} ten minutes and go to both places of shelter. In Fell "
            "they stop on Quay Street and outside the cottage hospital. Nobody has to pay."
        ),
    )


STEPS = (
    at.publish(
        "10:30",
        Actor.TOM,
        "leave",
        text(
            "The siren has sounded. All of Lower Arne, and the streets by the river in Fell, have been told to leave "
            "at once and move uphill."
        ),
        text(
            "The board expects to open the first gate before noon. It says the wall is holding, and that the water it "
            "lets go will stay in the river for now but may not by evening."
        ),
        numbers(
            "Told to leave",
            ("2,300", "people in Lower Arne"),
            ("900", "people near the river in Fell"),
            ("3,200", "in all"),
        ),
        PictureOf("valley-map"),
        document(
            "Order to leave, Lower Arne and Fell (PDF, 2 pages)",
            "https://lowerarne.example/order.pdf",
            "Lower Arne town council",
        ),
        headline="Lower Arne and the riverside in Fell told to leave",
        bylines=("Tom Keel", "Ana Ruiz"),
        key_label="Lower Arne and part of Fell told to leave",
    ),
    at.publish(
        "10:34",
        Actor.ILSE,
        "where-to-go",
        *where_to_go(),
        headline="Where to go if you have been told to leave",
    ),
    at.pin(
        "10:35",
        Actor.MARTA,
        "where-to-go",
    ),
    at.change_story(
        "10:36",
        Actor.MARTA,
        headline="3,200 told to leave towns below the Arne dam",
        standfirst="The water board says the wall is holding but expects to open a gate before noon. Lower Arne and "
        "the riverside in Fell are moving uphill.",
        summary=(
            Bullet("About 3,200 people in Lower Arne and Fell have been told to leave at once.", "leave"),
            Bullet("Sensors on the wall raised an alarm at 6:41 a.m. There is no breach.", "no-breach"),
            Bullet("Heavy rain is forecast until tonight.", "forecast"),
        ),
    ),
    at.publish(
        "10:52",
        Actor.TOM,
        "buses",
        *_buses("ever"),
    ),
    at.revise(
        "10:58",
        Actor.TOM,
        "buses",
        Change.TYPO,
        *_buses("every"),
    ),
    at.publish(
        "11:14",
        Actor.TOM,
        "sheep",
        text(
            "On the meadows between the two towns Gwen Astley and three neighbours are moving 240 sheep to the top "
            "road with two dogs and a bread van."
        ),
        ASTLEY.says(
            "They’ll follow the van because they think it’s feed. It’s the baker’s. I’ll owe him for that.",
            to="the Herald",
        ),
    ),
    at.revise(
        "11:20",
        Actor.ANA,
        "reading",
        Change.CLARIFICATION,
        text(
            "One sensor, at one of the wall’s 28 joints, reads four millimetres more than yesterday, the water board "
            "says. The others show no change."
        ),
        LIND.says_in_part(
            "The reading is “within what the wall does in a wet week”, Petra Lind said. The board had raised the alarm "
            "“because that is what the alarm is for”.",
            to="the Herald",
        ),
        note="This update first said that the wall had moved four millimetres. That is the reading of one sensor, at "
        "one of the wall’s 28 joints; the other sensors show no change.",
    ),
    at.publish(
        "11:40",
        Actor.ANA,
        "first-gate",
        text(
            "The second of the five gates went up at 11:38. There was a bang from the hoist, then nothing for some "
            "seconds, then a white sheet the width of a house down the face of the dam."
        ),
        PictureOf("first-gate"),
        text(
            "It lets about 90 cubic metres a second into the river. The reservoir stands 1.6 metres below the top, "
            "half a metre higher than at six o’clock."
        ),
        headline="First gate opened",
        key_label="First gate opened",
    ),
    at.publish(
        "12:02",
        Actor.ANA,
        "warning-724",
        text("Petra Lind has answered questions at the north end of the dam for the first time today."),
        LIND.says(
            "Our duty engineer rang the town hall in Lower Arne at 7:24 this morning. That is forty-three minutes "
            "after the first sensor. The call is in our log.",
            "Nobody sat on anything. You ring, you write down that you rang, and you get on with the dam.",
            to="a news conference at the dam",
        ),
        text("Lower Arne was told to be ready shortly before ten, and to leave at half past."),
        headline="Board says it rang the town at 7:24",
    ),
    at.publish(
        "12:10",
        Actor.ANA,
        "watch-gate",
        VideoOf(
            "The first gate opens (1 min 12 s)",
            "https://radiovale.example/clips/first-gate",
            "first-gate",
            "Radio Vale",
        ),
    ),
    at.change_story(
        "12:21",
        Actor.MARTA,
        headline="First gate opened at the Arne dam as towns below empty",
        summary=(
            Bullet(
                "One of five gates is open. The river is expected to stay in its bed until this evening.", "first-gate"
            ),
            Bullet("About 3,200 people in Lower Arne and Fell have been told to leave.", "leave"),
            Bullet("The water board says it first rang the town at 7:24 a.m.", "warning-724"),
            Bullet("Heavy rain is forecast until tonight.", "forecast"),
        ),
    ),
    at.publish(
        "12:53",
        Actor.ILSE,
        "clear",
        text("The rescue service says it has knocked on every door in Lower Arne."),
        EmbedOf(CLEAR.key, CLEAR.url),
        headline="Lower Arne is empty",
        key_label="Lower Arne is empty",
    ),
    at.publish(
        "13:05",
        Actor.TOM,
        "register-one",
        text(
            "Of the 3,200 who were told to leave, 1,140 had signed in at the two places of shelter by one o’clock, and "
            "870 had put their names on the register from elsewhere."
        ),
    ),
    at.publish(
        "13:26",
        Actor.TOM,
        "school-cots",
        text(
            "Lessons at Hill Road School went on until noon. Then the older classes carried the chairs out of the hall "
            "and Vale Rescue carried the cots in."
        ),
        text(
            "There are 180 in the hall, set out by the youngest class, who were asked to leave room to walk between "
            "them and left room to run. Families with babies have the music room. The library is for anyone who wants "
            "quiet, and has a queue."
        ),
        FINCH.says(
            "The little ones drew a name card for every bed, before we knew who was coming. So a lady of eighty-four "
            "will sleep under a card that says Dinosaur. She has asked to keep it.",
            to="the Herald",
        ),
        headline="Sums in one room, cots in the next",
    ),
    at.publish(
        "13:38",
        Actor.ILSE,
        "minister-declines",
        MARR.declines(
            "The minister would not say whether the government knew that the reservoir was nearly full last week. Her "
            "office said she would speak to the assembly at half past two.",
            to="the Herald",
        ),
        HARROW.holds("The council has had no call from the ministry today.", outlet="Radio Vale"),
    ),
)
