"""What readers get of a picture: sizes, formats, colours, and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms, ImageDraw
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.images.models import SourceImageIOError

from dateline.media.facts import PictureFacts, Rendition
from dateline.media.models import Picture, PictureRendition
from dateline.media.raster import UnreadablePictureError
from dateline.media.renditions import facts, prepare
from tests.media.making import encoded, exif_block, exif_with_place, landscape, uploaded

pytestmark = pytest.mark.django_db

_ORIENTATION = 0x0112


def opened(rendition: Rendition) -> Image.Image:
    image = Image.open(BytesIO(content(rendition)))
    image.load()
    return image


def content(rendition: Rendition) -> bytes:
    with default_storage.open(rendition.url.removeprefix("/media/")) as file:
        data: bytes = file.read()
    return data


def colour(rendition: Rendition, at: tuple[int, int]) -> tuple[int, int, int]:
    return cast("tuple[int, int, int]", opened(rendition).convert("RGB").getpixel(at))


def every_rendition(shown: PictureFacts) -> list[Rendition]:
    assert shown.card
    listed = [rendition for source in (*shown.sources, shown.fallback) for rendition in source.renditions]
    return [*listed, shown.large, shown.card]


def sizes(shown: PictureFacts) -> dict[str, list[tuple[int, int]]]:
    return {
        source.mime: [(rendition.width, rendition.height) for rendition in source.renditions]
        for source in (*shown.sources, shown.fallback)
    }


def test_a_photograph_comes_in_three_formats_and_three_widths_and_larger() -> None:
    shown = prepare(uploaded(encoded(landscape(2_400, 1_600))))
    widths = [(480, 320), (960, 640), (1_440, 960)]
    assert sizes(shown) == {"image/avif": widths, "image/webp": widths, "image/jpeg": widths}
    assert (shown.large.width, shown.large.height) == (1_920, 1_280)
    assert shown.card
    assert (shown.card.width, shown.card.height) == (1_200, 630)
    assert shown.shown.width == 1_440


def test_every_file_is_what_its_facts_say() -> None:
    shown = prepare(uploaded(encoded(landscape(1_000, 700))))
    for rendition in every_rendition(shown):
        assert opened(rendition).size == (rendition.width, rendition.height)
    formats = {source.mime: {opened(each).format for each in source.renditions} for source in shown.sources}
    assert formats == {"image/avif": {"AVIF"}, "image/webp": {"WEBP"}}
    assert {opened(each).format for each in (*shown.fallback.renditions, shown.large)} == {"JPEG"}


@pytest.mark.parametrize(
    ("size", "expected"),
    [((300, 200), [(300, 200)]), ((480, 90), [(480, 90)]), ((700, 350), [(480, 240), (700, 350)]), ((1, 1), [(1, 1)])],
)
def test_nothing_is_made_larger_than_it_is(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    shown = prepare(uploaded(encoded(landscape(*size))))
    assert all(found == expected for found in sizes(shown).values())
    assert (shown.large.width, shown.large.height) == size
    assert shown.card
    assert (shown.card.width, shown.card.height) <= size


def test_a_screenshot_of_a_long_page_keeps_its_shape_and_can_be_read_large() -> None:
    shown = prepare(uploaded(encoded(landscape(600, 9_000), "PNG")))
    assert [height for _, height in sizes(shown)["image/webp"]] == [1_920, 3_840, 5_760]
    assert (shown.large.width, shown.large.height) == (600, 9_000)


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1)])
def test_a_line_one_pixel_thin_is_no_trouble(size: tuple[int, int]) -> None:
    shown = prepare(uploaded(encoded(Image.new("RGB", size), "PNG")))
    widths = [width for width, _ in sizes(shown)["image/jpeg"]]
    assert widths == sorted(set(widths))


def test_what_shows_through_stays_see_through() -> None:
    cut_out = landscape(600, 400).convert("RGBA")
    ImageDraw.Draw(cut_out).rectangle((0, 0, 200, 200), fill=(0, 0, 0, 0))
    shown = prepare(uploaded(encoded(cut_out, "PNG"), "crest.png"))
    assert shown.fallback.mime == "image/png"
    for source in (*shown.sources, shown.fallback):
        assert opened(source.renditions[-1]).getchannel("A").getpixel((5, 5)) == 0
    # Other sites put cards on any ground; there it is white.
    assert shown.card
    assert min(colour(shown.card, (5, 5))) > 245


def test_an_alpha_channel_that_hides_nothing_needs_no_png() -> None:
    shown = prepare(uploaded(encoded(landscape(600, 400).convert("RGBA"), "PNG"), "screenshot.png"))
    assert shown.fallback.mime == "image/jpeg"


def test_an_animation_shows_its_first_frame() -> None:
    frames = [Image.new("RGB", (200, 100), colour) for colour in ("red", "green", "blue")]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    shown = prepare(uploaded(data, "radar.gif"))
    assert sizes(shown)["image/webp"] == [(200, 100)]
    red, green, blue = colour(shown.shown, (50, 50))
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP"])
def test_a_phone_held_sideways_shows_upright(file_format: str) -> None:
    lying = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(lying).rectangle((0, 0, 299, 399), fill="black")
    picture = uploaded(encoded(lying, file_format, exif=exif_block({_ORIENTATION: 6})), f"dam.{file_format.lower()}")
    assert (picture.width, picture.height) == (400, 600)
    shown = prepare(picture)
    assert sizes(shown)["image/jpeg"] == [(400, 600)]
    # Turned clockwise, what was left is now on top.
    assert max(colour(shown.shown, (200, 100))) < 20
    assert min(colour(shown.shown, (200, 500))) > 235


def test_printers_colours_become_screen_colours() -> None:
    shown = prepare(uploaded(encoded(Image.new("CMYK", (300, 200), (0, 255, 255, 0)))))
    for source in (*shown.sources, shown.fallback):
        assert opened(source.renditions[-1]).mode == "RGB"
        red, green, blue = colour(source.renditions[-1], (10, 10))
        assert red > 200
        assert max(green, blue) < 90


def test_a_colour_profile_is_applied_and_left_out_and_a_broken_one_ignored() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"no profile at all"):
        shown = prepare(uploaded(encoded(landscape(300, 200), icc_profile=profile)))
        assert all("icc_profile" not in opened(rendition).info for rendition in every_rendition(shown))


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    data = encoded(Image.new("I;16", (300, 200), 40_000), "PNG", transparency=7)
    shown = prepare(uploaded(data, "scan.png"))
    assert colour(shown.shown, (9, 9))[0] == pytest.approx(156, abs=3)


@pytest.mark.parametrize(
    ("file_format", "extension", "options"),
    [
        pytest.param("HEIF", "heic", {}, id="HEIC"),
        pytest.param("MPO", "jpg", {"save_all": True, "append_images": [landscape(60, 40)]}, id="two in one JPEG"),
    ],
)
def test_what_phones_write_is_shown(file_format: str, extension: str, options: dict[str, Any]) -> None:
    picture = uploaded(encoded(landscape(600, 400), file_format, **options), f"IMG_0417.{extension}")
    assert sizes(prepare(picture))["image/jpeg"] == [(480, 320), (600, 400)]
    assert picture.get_rendition("original").file.name.endswith(".jpg")


_SOURCES_WITH_PLACE = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]


@pytest.mark.parametrize(("file_format", "extension"), _SOURCES_WITH_PLACE)
def test_where_a_picture_was_taken_never_leaves_the_house(file_format: str, extension: str) -> None:
    """Not in the sizes for readers, nor in those that Wagtail's own screens and pages make."""
    data = encoded(landscape(700, 500), file_format, exif=exif_with_place(), comment=b"TELLTALE")
    assert b"TELLTALE" in data
    picture = uploaded(data, f"dam.{extension}")
    prepare(picture)
    picture.get_renditions("original", "max-165x165", "fill-200x200", "width-400|format-webp")
    picture.get_rendition("width-300")
    made = list(PictureRendition.objects.all())
    assert len(made) >= 12
    for rendition in made:
        with rendition.file.open() as file:
            image = Image.open(file)
            image.load()
            assert dict(image.getexif()) == {}
            assert not {"exif", "xmp", "photoshop", "comment", "icc_profile"} & set(image.info)
            file.seek(0)
            public = file.read()
        assert b"TELLTALE" not in public
        assert b"Whereabouts" not in public


def test_public_addresses_say_nothing_of_the_original() -> None:
    picture = uploaded(encoded(landscape(700, 500)), "source-jana-k.jpg")
    same_name = uploaded(encoded(landscape(700, 400)), "source-jana-k.jpg")
    addresses = [rendition.url for rendition in every_rendition(prepare(picture))]
    assert not any("jana" in address for address in addresses)
    folders = {Path(each.file.name).parent for each in (picture, same_name)}
    assert len(folders) == 2
    assert not any(str(folder.name) in address for folder in folders for address in addresses)
    assert all(len(folder.name) == 32 for folder in folders)


def test_an_address_never_comes_to_show_another_picture() -> None:
    picture = uploaded(encoded(landscape(500, 300)))
    before = {rendition.url for rendition in every_rendition(prepare(picture))}
    picture.renditions.all().delete()
    picture.file.save("dam.jpg", ContentFile(encoded(landscape(500, 300).rotate(180)), "dam.jpg"))
    after = {rendition.url for rendition in every_rendition(prepare(picture))}
    assert not before & after


def test_the_card_is_cut_around_the_focal_point_and_again_when_it_moves() -> None:
    wide = Image.new("RGB", (4_800, 1_260), "white")
    ImageDraw.Draw(wide).rectangle((3_500, 0, 3_700, 1_259), fill="red")
    focal_point: dict[str, Any] = {
        "focal_point_x": 3_600,
        "focal_point_y": 630,
        "focal_point_width": 200,
        "focal_point_height": 200,
    }
    picture = uploaded(encoded(wide), **focal_point)
    first = prepare(picture).card
    assert first
    # The cut is 2,400 of 4,800 pixels wide, at half size, with the focal point three quarters along both.
    assert colour(first, (900, 300))[1] < 40
    Picture.objects.update(focal_point_x=100)
    second = facts([picture.pk])[picture.pk].card
    assert second
    assert second.url != first.url
    assert colour(second, (900, 300))[1] > 215


def test_any_number_of_pictures_is_looked_up_in_two_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    pictures = [uploaded(encoded(landscape(20 + number, 10)), description=f"Gate {number}") for number in range(12)]
    prepared = {picture.pk: prepare(picture) for picture in pictures}
    made = PictureRendition.objects.count()
    with django_assert_num_queries(2):
        assert facts(prepared) == prepared
    assert PictureRendition.objects.count() == made
    with django_assert_num_queries(0):
        assert facts([]) == {}


def test_preparing_again_makes_nothing_new() -> None:
    picture = uploaded(encoded(landscape(500, 300)))
    first = prepare(picture)
    made = PictureRendition.objects.count()
    assert prepare(picture) == first
    assert PictureRendition.objects.count() == made


def test_when_two_processes_make_the_same_one_leaves_no_stray_file(
    monkeypatch: pytest.MonkeyPatch, media_folder: Path
) -> None:
    picture = uploaded(encoded(landscape(500, 300)))
    name_of = PictureRendition.get_upload_to

    def overtaken(rendition: PictureRendition, filename: str) -> str:
        """Between our look and our write, the other process writes its row and file."""
        monkeypatch.setattr(PictureRendition, "get_upload_to", name_of)
        Picture.objects.get().get_rendition(rendition.filter_spec)
        return name_of(rendition, filename)

    monkeypatch.setattr(PictureRendition, "get_upload_to", overtaken)
    shown = prepare(picture)
    named = {rendition.file.name for rendition in PictureRendition.objects.all()}
    assert {rendition.url.removeprefix("/media/") for rendition in every_rendition(shown)} == named
    assert {f"images/{path.name}" for path in (media_folder / "images").iterdir()} == named


def test_looking_up_makes_what_is_missing() -> None:
    picture = uploaded(encoded(landscape(500, 300)))
    first = prepare(picture)
    picture.renditions.filter(filter_spec__contains="avif").delete()
    again = facts([picture.pk])[picture.pk]
    assert sizes(again) == sizes(first)
    assert all(opened(rendition) for rendition in every_rendition(again))


def test_words_and_rights_come_along() -> None:
    picture = uploaded(
        encoded(landscape(20, 10)),
        description="A wall",
        caption="The dam",
        credit="M. Hale",
        usage_note="One use only",
        creator="Mira Hale",
        licence_url="https://vale-herald.example/rights",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
    )
    shown = prepare(picture)
    assert (shown.key, shown.alt, shown.caption, shown.credit) == (picture.pk, "A wall", "The dam", "M. Hale")
    assert shown.licence_url == "https://vale-herald.example/rights"
    assert shown.made_with_ai
    assert "One use only" not in repr(shown)
    assert "Mira" not in repr(shown)


def damaged(picture: Picture) -> Picture:
    path = Path(picture.file.path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 300])
    return picture


def test_a_damaged_original_is_reported_in_words_and_left_out_of_lookups(caplog: pytest.LogCaptureFixture) -> None:
    sound, broken = uploaded(encoded(landscape(300, 200))), damaged(uploaded(encoded(landscape(300, 200))))
    with pytest.raises(UnreadablePictureError, match="damaged or incomplete"):
        prepare(broken)
    assert set(facts([sound.pk, broken.pk, 10**9])) == {sound.pk}
    assert f"Picture {broken.pk} can't be shown" in caplog.text


def test_a_missing_original_is_an_error_and_left_out_of_lookups() -> None:
    picture = uploaded(encoded(landscape(300, 200)))
    Path(picture.file.path).unlink()
    with pytest.raises(SourceImageIOError):
        prepare(picture)
    assert facts([picture.pk]) == {}


def test_a_damaged_original_does_not_take_the_library_down(desk: Client) -> None:
    damaged(uploaded(encoded(landscape(300, 200)), title="Broken gate"))
    page = desk.get(reverse("wagtailimages:index"))
    assert page.status_code == 200
    assert "Broken gate" in page.content.decode()


def test_pixels_beyond_the_limit_are_not_decoded(settings: Settings) -> None:
    picture = uploaded(encoded(Image.new("1", (2_000, 2_000)), "PNG"), "bomb.png")
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 3_000_000
    with pytest.raises(UnreadablePictureError, match="more than 3 million pixels"):
        prepare(picture)
