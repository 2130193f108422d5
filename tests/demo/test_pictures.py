"""The drawn pictures: the right size, each its own, the same every time, and all of them used."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from dateline.demo.parts import pictures_named
from dateline.demo.pictures import PICTURES, draw
from dateline.demo.pictures.canvas import Canvas, Towards
from dateline.demo.pictures.shapes import Ellipse, Polygon, Rounded, Stroke, curve, cut
from dateline.demo.script import ChangeStory, Revise
from dateline.demo.story import STORIES


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_a_full_sized_jpeg_with_something_on_it(name: str) -> None:
    with Image.open(io.BytesIO(draw(name))) as picture:
        assert (picture.format, picture.size, picture.mode) == ("JPEG", (1440, 960), "RGB")
        small = picture.resize((48, 32)).convert("L")
    # Flat sky or a blank sheet would vary far less than any of these scenes does.
    assert ImageStat.Stat(small).stddev[0] > 12


def test_a_picture_is_the_same_every_time() -> None:
    assert draw("night-race") == draw("night-race")


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw("no-such-picture")


def test_every_picture_is_shown_somewhere_and_every_picture_shown_exists() -> None:
    shown: set[str] = set()
    for script in STORIES:
        acts = [script.opening, *(step.act for step in script.steps)]
        shown |= {act.lead_picture for act in acts if isinstance(act, ChangeStory) and act.lead_picture}
        shown |= {post.picture for post in script.posts if post.picture}
        bodies = [act.body for act in script.published()]
        bodies += [act.body for act in acts if isinstance(act, Revise) and act.body]
        shown |= set().union(*map(pictures_named, bodies)) if bodies else set()
    assert shown == PICTURES.keys()


def test_every_picture_has_words_of_its_own() -> None:
    for picture in PICTURES.values():
        assert picture.caption.endswith(".")
        assert picture.alt.endswith(".")
        assert picture.alt != picture.caption
        assert "The Vale Herald" in picture.credit
        assert all(0 <= share <= 1 for share in picture.focus)
    assert len({picture.alt for picture in PICTURES.values()}) == len(PICTURES)


def test_a_stencil_is_cut_to_the_picture() -> None:
    stencil = cut([Rounded(-50, -50, 20, 10)], (100, 60))
    assert stencil is not None
    assert (stencil.left, stencil.top) == (0, 0)
    assert stencil.mask.getpixel((5, 5)) == 255
    assert cut([Ellipse(500, 500, 10, 10)], (100, 60)) is None
    assert cut([], (100, 60)) is None


def test_a_hole_lets_the_ground_show() -> None:
    stencil = cut([Rounded(0, 0, 40, 40)], (100, 60), [Ellipse(20, 20, 8, 8)])
    assert stencil is not None
    assert stencil.mask.getpixel((20, 20)) == 0
    assert stencil.mask.getpixel((3, 3)) == 255


def test_edges_are_smooth() -> None:
    stencil = cut([Polygon([(0, 0), (60, 31), (0, 60)]), Stroke([(70, 10), (90, 50)], 3)], (100, 60))
    assert stencil is not None
    assert any(0 < value < 255 for value in stencil.mask.tobytes())


def test_a_curve_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (10.0, 20.0), (30.0, 5.0), (50.0, 40.0)]
    line = curve(points, steps=4)
    assert [line[n * 4] for n in range(4)] == points
    assert line[-1] == points[-1]


def test_shade_is_densest_on_the_side_it_is_turned_to() -> None:
    canvas = Canvas(1, (200, 200))
    canvas.shade(canvas.paint([Rounded(0, 0, 200, 200)], (0, 0, 0)), (255, 255, 255), Towards.RIGHT, most=0.9)
    left, right = (ImageStat.Stat(canvas.image.crop(box)).mean[0] for box in ((0, 0, 60, 200), (140, 0, 200, 200)))
    assert right > left + 80


def test_a_glow_has_no_edge() -> None:
    canvas = Canvas(1, (300, 300))
    canvas.glow(150, 150, 100, (255, 255, 255), 1.0)
    light = canvas.image.convert("L")
    middle, rim, corner = (light.crop((x, y, x + 1, y + 1)).tobytes()[0] for x, y in ((150, 150), (150, 52), (52, 52)))
    assert middle > 200
    assert rim <= 4
    assert corner == 0
