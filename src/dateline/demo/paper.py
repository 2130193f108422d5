"""The Vale Herald: its sections and its people. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.demo.script import Actor

NAME = "The Vale Herald"
MOTTO = "News of the valley since 1874"
ZONE = "America/New_York"
ADDRESS = "https://valeherald.example"


@dataclass(frozen=True, slots=True)
class Section:
    slug: str
    title: str
    description: str


SECTIONS = (
    Section("vale", "Vale", "The valley, its towns and its river."),
    Section("country", "Country", "News from beyond the valley, and what it means here."),
    Section("weather", "Weather", "Forecasts and warnings for the hills, the valley and the coast."),
    Section("sport", "Sport", "Fixtures, results and the life of the valley’s clubs."),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One of the newsroom. `role` is the line under the name; `is_editor` may pin, retract and approve."""

    actor: Actor
    name: str
    role: str
    about: str
    is_editor: bool = False

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@valeherald.example"


PEOPLE = {
    person.actor: person
    for person in (
        Person(
            Actor.MARTA,
            "Marta Voss",
            "Editor, live desk",
            "Marta runs the live desk and has the last word on what it publishes, corrects and withdraws. She came to "
            "the Herald as a trainee in its Fell office.",
            is_editor=True,
        ),
        Person(
            Actor.ANA,
            "Ana Ruiz",
            "Environment reporter",
            "Ana covers the river, the reservoir and the hills. Before journalism she spent four years as a surveyor.",
        ),
        Person(
            Actor.TOM,
            "Tom Keel",
            "Reporter, Lower Arne",
            "Tom has covered Lower Arne and Fell since he left school, and lives within sight of both.",
        ),
        Person(
            Actor.ILSE,
            "Ilse Brandt",
            "Data and verification",
            "Ilse checks what others send in, from pictures to rainfall figures, and keeps the numbers straight.",
        ),
    )
}
