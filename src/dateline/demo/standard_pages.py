"""The standard pages of the paper. Their text uses only what the pages' rich text field allows."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.demo.paper import PEOPLE

_ABOUT_INTRO = (
    "The Vale Herald has reported from the valley since 1874. It comes out here, as things happen, and on paper on the "
    "last day of the week."
)
_ABOUT = (
    "<h2>What you can expect</h2>"
    "<p>We publish what we know and say how we know it. When we are not sure, the update says so, and it says so again "
    "when that changes.</p>"
    "<p>When we get something wrong we correct it where it stood, with a note that says what was wrong. Nothing that "
    "you have read here changes without a trace: every update keeps its earlier versions, and every story has a page "
    "for its corrections.</p>"
    "<p>When we withdraw a report, its address stays and says when and why.</p>"
    "<h2>Tell us</h2>"
    '<p>Corrections, questions and things we should know: <a href="mailto:live@valeherald.example">'
    "live@valeherald.example</a>. A person reads every message.</p>"
    "<h2>This paper is invented</h2>"
    "<p>The Vale Herald, its people, its valley and its stories were made up to show what Dateline does. No such dam "
    "stands and nobody was flooded.</p>"
)

_LEGAL_INTRO = "Who answers for this paper, what we keep about you, and what you may do with our work."
_LEGAL = (
    "<h2>Responsible for the content</h2>"
    "<p>Marta Voss, editor, The Vale Herald, 4 Market Square, Fell.</p>"
    "<h2>What we keep about readers</h2>"
    "<p>Reading needs no account. We set no cookies for readers and load nothing from other companies until you ask "
    "for it, for instance by playing a video. What you have read is remembered in your own browser and nowhere "
    "else.</p>"
    "<p>If you write to us we keep your message for as long as we need it to answer you or to correct a story.</p>"
    "<h2>Using our work</h2>"
    "<p>Quote us freely and link to the update you quote. For pictures and whole articles, please ask first.</p>"
    "<h2>Complaints</h2>"
    "<p>Write to the editor. If you are not content with the answer, the Press Bench of the Vale will look at it "
    "without charge.</p>"
)

_CAREERS_INTRO = "We are a small newsroom and we train people. Two places are open at the moment."
_CAREERS = (
    "<h2>Reporter, Fell</h2>"
    "<p>You like people, keep good notes and can write three clear sentences while standing in the rain. A driving "
    "licence helps; a bicycle will do. Four days a week.</p>"
    "<h2>Trainee, live desk</h2>"
    "<p>Two years, half of them on the desk and half on the road. You need no degree. You need to be curious about how "
    "we know what we say we know.</p>"
    "<h2>How to apply</h2>"
    "<p>Send a letter and one thing you have written, about anything, to "
    '<a href="mailto:work@valeherald.example">work@valeherald.example</a>. We answer every letter.</p>'
)


def _people() -> str:
    return "".join(
        f"<h2>{person.name}</h2><p><b>{person.role}</b></p><p>{person.about}</p>"
        f'<p><a href="mailto:{person.email}">{person.email}</a></p>'
        for person in PEOPLE.values()
    )


@dataclass(frozen=True, slots=True)
class StandardText:
    title: str
    intro: str
    html: str


PAGES = (
    StandardText("About", _ABOUT_INTRO, _ABOUT),
    StandardText("Our people", "Four people make the live pages of the Herald. Each signs what they write.", _people()),
    StandardText("Legal", _LEGAL_INTRO, _LEGAL),
    StandardText("Careers", _CAREERS_INTRO, _CAREERS),
)
