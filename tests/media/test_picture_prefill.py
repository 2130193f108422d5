"""What a new picture's fields say after an upload, by whichever door it came."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from dateline.media.models import Picture
from dateline.media.renditions import facts, prepare
from dateline.media.source_types import DigitalSourceType, known_source_type
from tests.media.making import element, encoded, in_languages, landscape, uploaded, with_iim, xmp_packet

pytestmark = pytest.mark.django_db

_AI = "https://cv.iptc.org/newscodes/digitalsourcetype/TrainedAlgorithmicMedia/"
LABELLED = encoded(
    landscape(60, 40),
    xmp=xmp_packet(
        element("photoshop:Headline", "Two gates opened at Arne dam")
        + in_languages("dc:description", default="Water pours through two gates.")
        + in_languages("Iptc4xmpCore:AltTextAccessibility", default="White water below a concrete wall")
        + element("photoshop:Credit", "M. Hale / The Vale Herald")
        + element("photoshop:Instructions", "One use only")
        + element("xmpRights:WebStatement", "https://vale-herald.example/rights")
        + element("Iptc4xmpExt:DigitalSourceType", _AI)
    ),
)


def labelled(properties: str) -> bytes:
    return encoded(landscape(6, 4), xmp=xmp_packet(properties))


def test_empty_fields_are_filled_from_the_file() -> None:
    picture = uploaded(LABELLED)
    picture.refresh_from_db()
    assert picture.caption == "Water pours through two gates."
    assert picture.description == picture.default_alt_text == "White water below a concrete wall"
    assert picture.credit == "M. Hale / The Vale Herald"
    assert picture.usage_note == "One use only"
    assert picture.licence_url == "https://vale-herald.example/rights"
    assert picture.digital_source_type == DigitalSourceType.AI_GENERATED
    assert picture.made_with_ai
    assert (picture.width, picture.height, picture.file_size) == (60, 40, len(LABELLED))
    assert picture.file_hash


def test_what_a_person_typed_wins() -> None:
    picture = uploaded(LABELLED, title="Gates", caption="Typed caption", credit="Typed credit")
    assert (picture.title, picture.caption, picture.credit) == ("Gates", "Typed caption", "Typed credit")
    assert picture.description == "White water below a concrete wall"


def test_what_a_person_emptied_stays_empty() -> None:
    picture = uploaded(LABELLED)
    picture.credit = ""
    picture.save()
    again = Picture.objects.get()
    again.save()
    assert Picture.objects.get().credit == ""


def test_caption_and_alt_text_never_stand_in_for_each_other() -> None:
    only_caption = uploaded(labelled(in_languages("dc:description", default="The dam")))
    only_alt = uploaded(labelled(in_languages("Iptc4xmpCore:AltTextAccessibility", default="A wall")))
    assert (only_caption.caption, only_caption.description) == ("The dam", "")
    assert (only_alt.caption, only_alt.description) == ("", "A wall")


def test_a_title_that_is_no_more_than_a_file_name_gives_way_to_the_headline() -> None:
    assert uploaded(LABELLED, "IMG_0417.jpg", title="IMG 0417").title == "Two gates opened at Arne dam"
    assert uploaded(LABELLED, "IMG_0417.jpg", title="IMG_0417.jpg").title == "Two gates opened at Arne dam"
    assert uploaded(LABELLED, "IMG_0417.jpg", title="Gates at dawn").title == "Gates at dawn"


def test_a_text_too_long_for_its_field_is_cut_between_words() -> None:
    picture = uploaded(labelled(element("photoshop:Credit", "The Vale Herald and friends " * 40)))
    picture.full_clean()
    assert len(picture.credit) <= 255
    assert picture.credit.endswith("…")


def test_a_value_that_its_field_refuses_is_left_out() -> None:
    picture = uploaded(
        labelled(
            element("xmpRights:WebStatement", "http://vale_herald")
            + element("Iptc4xmpExt:DigitalSourceType", "http://cv.iptc.org/newscodes/digitalsourcetype/unheardOf")
        )
    )
    picture.full_clean()
    assert (picture.licence_url, picture.digital_source_type) == ("", "")


def test_retired_source_types_become_their_successors() -> None:
    old = "http://cv.iptc.org/newscodes/digitalsourcetype/minorHumanEdits"
    assert known_source_type(old) == DigitalSourceType.HUMAN_EDITS
    assert known_source_type("digsrctype:composite") == DigitalSourceType.COMPOSITE
    assert known_source_type("http://elsewhere.example/composite") == ""


def test_a_broken_label_does_not_stop_an_upload() -> None:
    picture = uploaded(with_iim(encoded(landscape(6, 4), xmp=b"<x"), {110: b"The Vale Herald"}))
    assert picture.credit == "The Vale Herald"


def add(desk: Client, data: bytes, name: str = "IMG_0417.jpg") -> dict[str, object]:
    """Drops one file onto Wagtail's page for adding several."""
    response = desk.post(
        reverse("wagtailimages:add_multiple"), {"title": name, "files[]": SimpleUploadedFile(name, data)}
    )
    assert response.status_code == 200
    answer: dict[str, object] = json.loads(response.content)
    return answer


def test_several_at_once_in_the_desk_are_filled(desk: Client) -> None:
    answer = add(desk, LABELLED)
    assert answer["success"]
    assert "M. Hale / The Vale Herald" in str(answer["form"])
    picture = Picture.objects.get()
    assert (picture.title, picture.description) == ("Two gates opened at Arne dam", "White water below a concrete wall")


def test_an_upload_in_the_picture_chooser_is_filled_around_what_was_typed(desk: Client) -> None:
    response = desk.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Gates",
            "image-chooser-upload-file": SimpleUploadedFile("IMG_0417.jpg", LABELLED),
            "image-chooser-upload-caption": "Typed caption",
        },
    )
    assert response.json()["step"] == "chosen"
    picture = Picture.objects.get()
    assert (picture.title, picture.caption) == ("Gates", "Typed caption")
    assert picture.credit == "M. Hale / The Vale Herald"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("dam.jpg", encoded(landscape(900, 600))[:9_000], id="JPEG cut off"),
        pytest.param("dam.png", encoded(landscape(900, 600), "PNG")[:-2_000], id="PNG cut off"),
        pytest.param("dam.webp", encoded(landscape(900, 600), "WEBP")[:900], id="WebP cut off"),
        pytest.param("dam.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 200, id="nothing behind the first bytes"),
        pytest.param("dam.jpg", b"<script>alert(1)</script>", id="a script"),
        pytest.param("dam.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="SVG"),
        pytest.param("dam.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="SVG under another name"),
        pytest.param("dam.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n", id="PostScript under another name"),
    ],
)
def test_a_damaged_or_foreign_file_is_refused_in_words(desk: Client, name: str, data: bytes) -> None:
    answer = add(desk, data, name)
    assert answer["success"] is False
    assert len(str(answer["error_message"])) > 20
    assert not Picture.objects.exists()


def test_too_many_pixels_are_refused_before_they_are_decoded(desk: Client, settings: Settings) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 3_000_000
    file = BytesIO()
    Image.new("1", (2_000, 2_000)).save(file, "PNG")
    answer = add(desk, file.getvalue(), "bomb.png")
    assert answer["error_message"] == "This picture has more than 3 million pixels."


def test_the_form_shows_every_field_and_keeps_an_edit(desk: Client) -> None:
    picture = uploaded(LABELLED)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    page = desk.get(address).content.decode()
    names = (
        "description",
        "caption",
        "credit",
        "creator",
        "source",
        "licence",
        "licence_url",
        "usage_note",
        "taken_at",
    )
    assert [name for name in names if f'name="{name}"' not in page] == []
    response = desk.post(address, {"title": "Gates", "description": "A wall", "credit": "", "tags": "dam"})
    assert response.status_code == 302
    picture.refresh_from_db()
    assert (picture.title, picture.description, picture.credit) == ("Gates", "A wall", "")


def replace_file(desk: Client, picture: Picture) -> str:
    other = SimpleUploadedFile("dam.png", encoded(landscape(300, 500), "PNG"))
    response = desk.post(reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Gates", "file": other})
    picture.refresh_from_db()
    return response.content.decode()


def test_a_file_nobody_has_seen_can_be_replaced(desk: Client) -> None:
    picture = uploaded(encoded(landscape(600, 400)))
    before = picture.get_rendition("max-165x165").url
    replace_file(desk, picture)
    assert (picture.width, picture.height) == (300, 500)
    assert picture.get_rendition("max-165x165").url != before


def test_a_picture_that_readers_may_have_seen_keeps_its_file(desk: Client) -> None:
    picture = uploaded(encoded(landscape(600, 400)))
    shown = prepare(picture)
    assert "Add the other file as a new picture." in replace_file(desk, picture)
    assert (picture.width, picture.height) == (600, 400)
    assert facts([picture.pk]) == {picture.pk: shown}
    # Everything else may still be edited.
    desk.post(reverse("wagtailimages:edit", args=[picture.pk]), {"title": "Gates", "credit": "M. Hale"})
    picture.refresh_from_db()
    assert picture.credit == "M. Hale"
