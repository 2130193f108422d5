"""Pictures from a desk: what their file says is filled in, what readers are owed is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dateline.media.models import Picture
from dateline.record.models import Update
from tests.desk.composer.conftest import Writer
from tests.media.making import element, encoded, landscape, uploaded, xmp_packet

pytestmark = pytest.mark.django_db


def upload(writer: Writer, data: bytes, name: str = "IMG_0417.jpg") -> Any:
    return writer.client.post("/desk/pictures/", {"file": SimpleUploadedFile(name, data)})


def test_the_file_fills_the_fields(writer: Writer) -> None:
    answer = upload(
        writer, encoded(landscape(900, 600), xmp=xmp_packet(element("photoshop:Credit", "M. Hale / The Vale Herald")))
    )
    assert answer.status_code == 200, answer.content
    picture = Picture.objects.get()
    assert picture.uploaded_by_user == writer.person
    given = answer.json()
    assert (given["id"], given["width"], given["height"]) == (picture.pk, 900, 600)
    assert given["credit"] == picture.credit == "M. Hale / The Vale Herald"
    assert given["thumb"].startswith("/media/images/")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"not a picture"),
        ("a.svg", b"<svg onload='x()'/>"),
        ("a.jpg", b""),
        ("a.php", encoded(landscape(9, 9))),
    ],
)
def test_what_is_no_picture_is_refused_in_words(writer: Writer, name: str, data: bytes) -> None:
    answer = upload(writer, data, name)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Picture.objects.exists()


def test_without_the_right_nothing_is_added(hire: Callable[..., Writer]) -> None:
    outsider = hire(None, "Nia Poe")
    assert upload(outsider, encoded(landscape(90, 60))).status_code in {302, 403}
    assert not Picture.objects.exists()


def test_words_for_the_library_fill_gaps_and_change_nothing(writer: Writer, hire: Callable[..., Writer]) -> None:
    key = upload(writer, encoded(landscape(90, 60))).json()["id"]
    url = f"/desk/pictures/{key}/"
    given = {"alt": "A gate stands open.", "credit": "Ana Ruiz"}
    assert writer.client.post(url, given, content_type="application/json").json()["alt"] == "A gate stands open."
    writer.client.post(url, {"alt": "Another picture.", "caption": "At four."}, content_type="application/json")
    picture = Picture.objects.get()
    assert (picture.description, picture.caption, picture.credit) == ("A gate stands open.", "At four.", "Ana Ruiz")
    other = hire("Reporters", "Ben Ode")
    assert other.client.post(url, {"credit": "Ben"}, content_type="application/json").status_code == 403


def test_the_library_shows_the_newest(writer: Writer) -> None:
    uploaded(encoded(landscape(90, 60)), description='A "gate" <b>open</b>')
    page = writer.client.get("/desk/pictures/").content.decode()
    assert "A &quot;gate&quot; &lt;b&gt;open&lt;/b&gt;" in page
    assert "no picture for these words" in writer.client.get("/desk/pictures/?q=zebra").content.decode()


def test_no_picture_goes_out_without_a_credit(writer: Writer, draft: UUID) -> None:
    picture = uploaded(encoded(landscape(90, 60)))
    wire = f"::picture\npicture: {picture.pk}\nalt: A gate\n::"
    refused = writer.publish(draft, wire)
    assert refused.status_code == 422
    assert "needs a credit" in refused.json()["error"]
    findings = writer.ask("preview/", wire=f"Text.\n\n{wire}").json()["problems"]
    assert [(found["line"], "credit" in found["words"]) for found in findings] == [(3, True)]
    assert writer.publish(draft, wire.replace("\n::", "\ncredit: Ana Ruiz\n::")).status_code == 200
    assert Update.objects.count() == 1
