"""What a value accepts, and how it is kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from dateline.body.addresses import host_of, require_web_address
from dateline.body.blocks import (
    Block,
    Embed,
    Paragraph,
    Picture,
    Span,
    Statement,
    Subheading,
    body_from_json,
    body_to_json,
    plain,
)

from .strategies import bodies


@given(bodies())
def test_a_body_survives_json(body: tuple[Block, ...]) -> None:
    assert body_from_json(json.loads(json.dumps(body_to_json(body)))) == body


@given(bodies())
def test_defaults_are_left_out_of_json_and_types_are_not(body: tuple[Block, ...]) -> None:
    for values in body_to_json(body):
        assert values["type"]
        assert "" not in values.values()
        assert None not in values.values()


def test_texts_that_look_the_same_are_the_same() -> None:
    def kept(*spans: Span) -> tuple[Span, ...]:
        return Paragraph(spans=spans).spans

    def bold(text: str) -> Span:
        return Span(text=text, bold=True)

    tidy = (Span(text="The "), bold("wall"), Span(text=" held."))
    assert kept(Span(text=" The"), bold(" wall "), Span(text=" held. ")) == tidy
    assert kept(Span(text="The \t\n"), bold("wa"), bold("ll "), Span(text="held.")) == tidy
    assert kept(Span(text="a"), Span(text=" ", href="https://vale.example"), Span(text="b")) == plain("a b")
    assert kept(Span(text="\u00a0a\u00a0b\u00a0")) == plain("a\u00a0b")


def test_prose_keeps_its_paragraphs_however_they_were_parted() -> None:
    statement = Statement(text=" One\r\nline.\r\n \u00a0 \r\n\r\nTwo.\u2028\u2028Three.\n", speaker="x")
    assert statement.text == "One line.\n\nTwo.\n\nThree."


def test_control_characters_and_overrides_are_dropped() -> None:
    assert Subheading(text="a\x00b\x1bc\u202ed\ud800e\ufefff").text == "abcdef"


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\x00", "\u2028"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Subheading(text=text)
    with pytest.raises(ValidationError):
        Paragraph.model_validate({"spans": [{"text": text}]})


def test_a_text_too_long_is_refused_even_in_pieces() -> None:
    with pytest.raises(ValidationError):
        Paragraph(spans=(Span(text="a" * 15_000), Span(text="b" * 15_000)))


def test_an_embed_without_address_says_what_stood_there() -> None:
    with pytest.raises(ValidationError, match="note"):
        Embed(snapshot=3)


@pytest.mark.parametrize("value", [True, "4", 4.0, 0, 2**53 + 1])
def test_a_key_is_a_whole_number(value: object) -> None:
    with pytest.raises(ValidationError):
        Picture.model_validate({"picture": value, "alt": "x"})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "\u2003javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//vale.example/",
        "/path",
        "vale.example",
        "https:vale.example",
        "https://",
        "https:///path",
        "https://vale example/",
        "https://vale.example/a b",
        "https://vale.example/a\u00a0b",
        "https://vale.example/\ud800",
        "https://vale.example/\u202e",
        "https://vale.example:99999/",
        "https://vale.example:x/",
        "https://<script>/",
        "https://[::1/",
        "https://[vale]/",
        "mailto:nobody",
        "https://vale.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        require_web_address(address)


def test_web_addresses_are_kept_as_they_are() -> None:
    assert require_web_address(" HTTPS://Vale.example/A_(b)?c=d#e ") == "https://Vale.example/A_(b)?c=d#e"
    assert require_web_address("http://[2001:db8::1]:8000/") == "http://[2001:db8::1]:8000/"
    assert require_web_address("mailto:desk@vale.example") == "mailto:desk@vale.example"
    assert host_of("https://www.Vale.example:8000/x") == "vale.example"
    assert host_of("mailto:desk@vale.example") == ""


@pytest.mark.parametrize("lang", ["de", "pt-BR", "zh-Hant-TW", "x-vale"])
def test_language_tags(lang: str) -> None:
    assert Paragraph(spans=plain("x"), lang=f" {lang} ").lang == lang


@pytest.mark.parametrize("lang", ["de_DE", "de-", "1", "deutschland-x", 'de" onclick="', "ñ"])
def test_what_is_no_language_tag_is_refused(lang: str) -> None:
    with pytest.raises(ValidationError):
        Paragraph(spans=plain("x"), lang=lang)
