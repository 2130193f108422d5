"""The published schema says what the models say."""

from __future__ import annotations

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from dateline.body.blocks import Block, body_from_json, body_to_json
from dateline.body.schema import PUBLISHED, published_schema, schema_text

from .strategies import bodies

VALIDATOR = Draft202012Validator(published_schema())
LINK = {"title": "x", "url": "https://vale.example/"}


def test_the_published_file_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run: python -m dateline.body.schema"


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(published_schema())


@given(bodies())
def test_it_takes_every_body(body: tuple[Block, ...]) -> None:
    VALIDATOR.validate(body_to_json(body))


REFUSED: list[object] = [
    {},
    "text",
    [{}],
    [{"type": "html", "html": "<b>"}],
    [{"spans": [{"text": "a paragraph without its type"}]}],
    [{"type": "paragraph"}],
    [{"type": "paragraph", "spans": []}],
    [{"type": "paragraph", "spans": [{"text": ""}]}],
    [{"type": "paragraph", "spans": [{"text": "x", "bold": "yes"}]}],
    [{"type": "paragraph", "spans": [{"text": "x", "colour": "red"}]}],
    [{"type": "paragraph", "spans": [{"text": "x", "href": "javascript:alert(1)"}]}],
    [{"type": "paragraph", "spans": [{"text": "x"}], "lang": "de_DE"}],
    [{"type": "subheading", "text": "x" * 2_001}],
    [{"type": "statement", "text": "x"}],
    [{"type": "statement", "text": "x", "speaker": "y", "kind": "rumour"}],
    [{"type": "picture", "picture": 1}],
    [{"type": "picture", "picture": 0, "alt": "x"}],
    [{"type": "picture", "picture": "1", "alt": "x"}],
    [{"type": "picture", "picture": True, "alt": "x"}],
    [{"type": "gallery", "pictures": [{"picture": 1, "alt": "x"}] * 101}],
    [{"type": "embed"}],
    [{"type": "embed", "url": None, "note": ""}],
    [{"type": "related", **LINK, "url": "vale.example"}],
    [{"type": "document", **LINK, "size": 3}],
    [{"type": "numbers", "figures": [{"figure": "3"}]}],
    [{"type": "related", **LINK}] * 501,
]


@pytest.mark.parametrize("value", REFUSED, ids=range(len(REFUSED)))
def test_it_refuses_what_the_models_refuse(value: object) -> None:
    with pytest.raises(ValidationError):
        body_from_json(value)
    assert not VALIDATOR.is_valid(value)
