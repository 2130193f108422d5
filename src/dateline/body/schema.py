"""The published JSON Schema of a body: `body.schema.json` beside this file.

`python -m dateline.body.schema` writes it anew after a change of the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from dateline.body.blocks import Body

PUBLISHED = Path(__file__).with_name("body.schema.json")
_FIELD_DESCRIPTIONS = {
    "lang": "A BCP 47 tag; empty means the story's own language.",
    "picture": "The key of a picture in the library.",
    "snapshot": "The key of the stored post.",
    "alt": "What the picture shows, for those who can't see it.",
    "spans": "The text in stretches, each set one way.",
    "venue": "To whom, or where, it was said.",
    "outlet": "Which outlet carried it.",
    "url": "An absolute http, https or mailto address.",
    "href": "Where the stretch links to.",
}


def body_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `body_to_json` gives and `body_from_json` takes."""
    generated = TypeAdapter(Body).json_schema(mode="validation")
    definitions = generated.pop("$defs")
    for definition in definitions.values():
        _finish(definition)
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": PUBLISHED.name,
        "title": "Body",
        "description": "What an update says: a sequence of blocks, each told by its type. No block holds raw HTML.",
        **generated,
        "$defs": definitions,
    }


def published_schema() -> dict[str, Any]:
    """The schema as it stands in the package."""
    schema: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return schema


def schema_text() -> str:
    return json.dumps(body_schema(), indent=2, ensure_ascii=False) + "\n"


def _finish(definition: dict[str, Any]) -> None:
    """The type is what tells blocks apart, so it is required; the generated titles only repeat the names."""
    properties = definition.get("properties", {})
    for name, values in properties.items():
        values.pop("title", None)
        if name in _FIELD_DESCRIPTIONS:
            values.setdefault("description", _FIELD_DESCRIPTIONS[name])
    if "const" in properties.get("type", {}):
        del properties["type"]["default"]
        definition["required"] = ["type", *definition.get("required", [])]


def main() -> None:
    PUBLISHED.write_text(schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
