"""The Vale Herald as an installed newsroom: its pages, its people's logins, its picture library."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile

from dateline.demo.paper import ADDRESS, MOTTO, NAME, PEOPLE, SECTIONS, ZONE
from dateline.demo.pictures import PICTURES, draw
from dateline.demo.pictures.canvas import KEPT
from dateline.demo.script import Actor
from dateline.demo.standard_pages import PAGES
from dateline.masthead.founding import found, set_address
from dateline.masthead.models import Masthead, SectionPage
from dateline.media.models import Picture
from dateline.media.renditions import prepare
from dateline.record.actor import Actor as RecordActor
from dateline.staff.models import Person

PASSWORD = "deadline-passed"  # noqa: S105 (printed on the terminal; the demo listens on this machine only)


def found_paper() -> Mapping[str, SectionPage]:
    """The front page, sections by slug, and standard pages."""
    home = found(
        NAME,
        motto=MOTTO,
        sections=tuple(section.title for section in SECTIONS),
        standard={page.title: (page.intro, page.html) for page in PAGES},
        time_zone=ZONE,
    )
    set_address(settings.WAGTAILADMIN_BASE_URL)
    masthead = Masthead.for_site(home.get_site())
    masthead.contact = f"desk@{ADDRESS.removeprefix('https://')}"
    masthead.save()
    pages = {page.slug: page for page in SectionPage.objects.child_of(home)}
    for section in SECTIONS:
        pages[section.slug].intro = section.description
        pages[section.slug].save()
    return pages


def hire() -> Mapping[Actor, RecordActor]:
    """A login for each of the four; the editor may also use Wagtail's settings."""
    hired = {}
    for actor, person in PEOPLE.items():
        account: Person = get_user_model().objects.create_user(
            username=actor.value,
            email=person.email,
            password=PASSWORD,
            byline=person.name,
            role_line=person.role,
            first_name=person.name.split()[0],
            last_name=person.name.split()[-1],
            is_superuser=person.is_editor,
        )
        account.groups.add(Group.objects.get(name="Editors" if person.is_editor else "Reporters"))
        hired[actor] = RecordActor.of(account)
    return hired


class Library(Mapping[str, int]):
    """The paper's pictures by name. They are drawn on every core; asking for one waits until it is there."""

    def __init__(self, names: Iterable[str]) -> None:
        # Forked workers would share this process's database connection; fresh ones open their own.
        self._cores = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=django.setup)
        self._coming = {name: self._cores.submit(add_picture, name) for name in dict.fromkeys(names)}
        self._cores.shutdown(wait=False)

    def __getitem__(self, name: str) -> int:
        return self._coming[name].result()

    def __iter__(self) -> Iterator[str]:
        return iter(self._coming)

    def __len__(self) -> int:
        return len(self._coming)

    def give_up(self) -> None:
        """Draws no more than what is begun."""
        self._cores.shutdown(wait=False, cancel_futures=True)


def add_picture(name: str) -> int:
    """Draws one picture into the library; its key."""
    drawn = PICTURES[name]
    picture = Picture(
        title=drawn.caption or name,
        file=ImageFile(io.BytesIO(draw(name)), name=f"{name}.jpg"),
        caption=drawn.caption,
        credit=drawn.credit,
        description=drawn.alt,
        digital_source_type=drawn.source_type.value,
    )
    across, down = drawn.focus
    width, height = KEPT
    picture.focal_point_x, picture.focal_point_y = round(across * width), round(down * height)
    picture.focal_point_width = picture.focal_point_height = height // 3
    picture.save()
    prepare(picture)
    return int(picture.pk)
