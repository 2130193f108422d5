"""A story that ended the week before: the ferry strike."""

from __future__ import annotations

from dateline.demo.day import Day
from dateline.demo.paper import ZONE
from dateline.demo.parts import PictureOf
from dateline.demo.script import Actor, Bullet, ChangeStory, Script, moment
from dateline.demo.writing import Speaker, bold, bullets, numbers, text
from dateline.record.kinds import Change, StoryState, Verification

_QUILL = Speaker("Hester Quill", "secretary of the ferry crews’ union")
_LORNE = Speaker("Piet Lorne", "director of the Island Line")
_BELL = Speaker("Agnes Bell", "shopkeeper on Great Holm")
_first, _second = Day(1), Day(2)

FERRY = Script(
    slug="ferry-strike",
    section="country",
    opens=-8,
    zone=ZONE,
    bylines=("Tom Keel", "Ilse Brandt"),
    opened=moment(1, "05:40"),
    opening=ChangeStory(
        headline="Island ferries stop as crews walk out",
        standfirst="No boats will sail between Valemouth and Great Holm until the two sides have talked about night "
        "shifts.",
        lead_picture="ferry-quay",
        location="Valemouth",
        agency_credits=("Lowland News Agency",),
    ),
    steps=(
        _first.publish(
            "05:45",
            Actor.TOM,
            "walk-out",
            text(
                "The 5:30 to Great Holm has not sailed. Crews left the ship at five, made the ropes fast and put a "
                "kettle on by the ticket office."
            ),
            PictureOf("ferry-quay"),
            headline="The first boat stays at the quay",
            key_label="Crews walk out",
        ),
        _first.publish(
            "07:20",
            Actor.TOM,
            "why",
            _QUILL.says(
                "Eleven nights in fourteen is not a rota. It is a mistake that somebody typed up.", to="the Herald"
            ),
            text("The union wants no more than seven nights in any fourteen. The company has offered nine."),
        ),
        _first.publish(
            "09:10",
            Actor.ILSE,
            "stranded",
            numbers(
                "Waiting this morning", ("214", "passengers at Valemouth"), ("61", "cars and vans"), ("1", "piano")
            ),
        ),
        _first.publish(
            "11:30",
            Actor.ILSE,
            "milk-boat",
            text("Two fishermen on Great Holm are said to be taking milk and bread across in their own boats."),
            verification=Verification.UNCONFIRMED,
        ),
        _first.verify(
            "12:05",
            Actor.ILSE,
            "milk-boat",
            Verification.CONFIRMED,
            note="Agnes Bell, who keeps the island’s shop, has signed for the first crates.",
        ),
        _first.publish(
            "12:15",
            Actor.TOM,
            "shop",
            _BELL.says("We had bread before there was a ferry. We’ll have it now.", to="Radio Vale"),
        ),
        _first.publish(
            "19:40",
            Actor.TOM,
            "talks",
            text(
                "The two sides have been in a room above the harbour office since four. Somebody has just sent out for "
                "soup."
            ),
            _LORNE.declines(
                "The director would not say how many nights were on the table.", to="reporters at the harbour"
            ),
            headline="Talks go into the evening",
        ),
        _second.publish(
            "00:25",
            Actor.TOM,
            "agreed",
            bullets(
                (bold("Nights:"), " no more than eight in fourteen, seven from next year"),
                (bold("Pay:"), " no change"),
                (bold("Boats:"), " the 5:30 sails this morning"),
            ),
            headline="Agreed at midnight",
            key_label="Agreement",
        ),
        _second.revise(
            "06:10",
            Actor.TOM,
            "agreed",
            Change.CLARIFICATION,
            bullets(
                (bold("Nights:"), " no more than eight in fourteen, seven from next year"),
                (bold("Pay:"), " no change to the hourly rate; the night supplement rises by a tenth"),
                (bold("Boats:"), " the 5:30 sails this morning"),
            ),
            note="This update first said only that pay would not change. The supplement for night work rises by a "
            "tenth.",
        ),
        _second.publish(
            "06:20",
            Actor.TOM,
            "sailed",
            text("The 5:30 left at 5:30, with the piano."),
            headline="The boats are running",
            key_label="First boat sails",
        ),
        _second.change_story(
            "06:30",
            Actor.MARTA,
            headline="Island ferries sail again after one day’s strike",
            standfirst="Crews and company agreed at midnight on fewer night shifts. The first boat left on time.",
            summary=(
                Bullet("Crews will work no more than eight nights in fourteen.", "agreed"),
                Bullet("The first boat sailed on time, at 5:30 a.m.", "sailed"),
            ),
        ),
        _second.set_state("07:00", Actor.MARTA, StoryState.ENDED),
    ),
    tags=("ferries", "Great Holm", "work"),
)
