"""Names in a body become numbers and addresses, or an error that says which name is missing."""

from __future__ import annotations

import pytest

from dateline.body.blocks import Embed, Gallery, Picture, Related, Video
from dateline.demo.parts import EmbedOf, GalleryOf, Known, Part, PictureOf, RelatedTo, VideoOf, pictures_named, resolve
from dateline.demo.pictures import PICTURES
from dateline.demo.writing import Speaker, bold, bullets, link, text

KNOWN = Known({"dam-dawn": 7, "sandbags": 8}, {"clear": 3}, {"ferry": "https://valeherald.example/country/ferry/"})


def test_a_picture_brings_its_own_words() -> None:
    (picture,) = resolve([PictureOf("dam-dawn")], KNOWN)
    drawn = PICTURES["dam-dawn"]
    assert picture == Picture(picture=7, alt=drawn.alt, caption=drawn.caption, credit=drawn.credit)


def test_an_update_may_give_a_picture_another_caption() -> None:
    (picture,) = resolve([PictureOf("dam-dawn", "The lake this morning.")], KNOWN)
    assert isinstance(picture, Picture)
    assert picture.caption == "The lake this morning."


def test_the_other_named_parts() -> None:
    gallery, video, embed, related = resolve(
        [
            GalleryOf(("dam-dawn", "sandbags"), "Two days."),
            VideoOf("WATCH: the lake", "https://radiovale.example/1", "sandbags", "Radio Vale"),
            EmbedOf("clear", "https://perch.example/1"),
            RelatedTo("ferry", "The ferries"),
        ],
        KNOWN,
    )
    assert isinstance(gallery, Gallery)
    assert [item.picture for item in gallery.pictures] == [7, 8]
    assert isinstance(video, Video)
    assert video.poster is not None
    assert video.poster.picture == 8
    assert embed == Embed(url="https://perch.example/1", snapshot=3)
    assert related == Related(title="The ferries", url="https://valeherald.example/country/ferry/")


def test_plain_blocks_stay_as_they_are() -> None:
    body = (text("A ", bold("short"), " line."), bullets("one", ("two ", link("there", "https://fell.example"))))
    assert resolve(body, KNOWN) == body


@pytest.mark.parametrize(
    "part", [PictureOf("no-such"), EmbedOf("no-such", "https://perch.example/1"), RelatedTo("no-such", "Nothing")]
)
def test_an_unknown_name_is_an_error(part: PictureOf | EmbedOf | RelatedTo) -> None:
    with pytest.raises(KeyError, match="no-such"):
        resolve([part], KNOWN)


def test_pictures_named_finds_single_gallery_and_poster() -> None:
    parts: list[Part] = [
        PictureOf("a"),
        GalleryOf(("b", "c")),
        VideoOf("x", "https://radiovale.example/1", "d"),
        text("e"),
    ]
    assert pictures_named(parts) == {"a", "b", "c", "d"}


def test_a_statement_keeps_its_paragraphs() -> None:
    said = Speaker("Joss Harrow", "mayor").says("One.", "Two.", outlet="Radio Vale")
    assert said.text == "One.\n\nTwo."
    assert (said.speaker, said.role, said.outlet) == ("Joss Harrow", "mayor", "Radio Vale")
