"""What pages say of themselves to machines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from dateline.body.blocks import Figure, ListBlock, Numbers, Paragraph, Span, Statement
from dateline.reader.linked_data import script_element
from dateline.reader.linked_data.words import words_of
from dateline.record.actions import pin, publish, retract, revise, set_state
from dateline.record.models import Story
from tests.newsroom import EDITOR, make_newsroom, make_story, text

pytestmark = pytest.mark.django_db
START = datetime(2017, 3, 2, 18, tzinfo=UTC)
SITE = "https://valeherald.example"
VOCABULARY = Path(__file__).parents[3] / "shared" / "corpora" / "schemaorg"


@pytest.fixture
def story(settings: Settings) -> Story:
    settings.WAGTAILADMIN_BASE_URL = SITE
    facts = {"standfirst": "The wall is holding.", "location": "Lower Arne", "bylines": ["Ana Ruiz"]}
    return make_story(make_newsroom(), at=START, **facts)


def said(story: Story, words: str, minutes: int = 0, **more: Any) -> UUID:
    entry = publish(story, text(words), actor=EDITOR, at=START + timedelta(minutes=minutes), **more)
    assert entry.update_id
    return entry.update_id


def corrected(story: Story, update: UUID, words: str, minutes: int = 10) -> None:
    revise(story, update, text(words), actor=EDITOR, base_version=1, change="correction",
           note="The river is the Arne.", at=START + timedelta(minutes=minutes))  # fmt: skip


def nodes(client: Client, address: str, status: int = 200) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == status
    found = re.findall('<script type="application/ld\\+json">(.*?)</script>', answer.content.decode(), re.DOTALL)
    return [json.loads(words) for words in found]


def node(client: Client, address: str) -> dict[str, Any]:
    (only,) = nodes(client, address)
    return only


def test_a_story_is_one_node_of_both_types(client: Client, story: Story) -> None:
    said(story, "Water is rising.")
    told = node(client, story.get_url())
    assert told["@context"] == "https://schema.org"
    assert told["@type"] == ["NewsArticle", "LiveBlogPosting"]
    assert told["url"] == told["mainEntityOfPage"] == f"{SITE}{story.get_url()}"
    assert told["@id"] == f"{SITE}{story.get_url()}#story"
    assert told["headline"] == "Two gates opened at Arne dam"
    assert told["description"] == "The wall is holding."
    assert told["dateline"] == "Lower Arne"
    assert told["author"] == [{"@type": "Person", "name": "Ana Ruiz"}]
    assert told["publisher"]["name"] == "The Vale Herald"
    assert told["inLanguage"] == "en"
    assert told["isAccessibleForFree"] is True
    assert told["datePublished"] == told["coverageStartTime"] == "2017-03-02T13:00:00-05:00"
    assert "coverageEndTime" not in told


def test_its_updates_carry_their_own_addresses_times_and_words(client: Client, story: Story) -> None:
    update = said(story, "Water is rising.", headline="Gate one opened", bylines=["Tom Keel"])
    (told,) = node(client, story.get_url())["liveBlogUpdate"]
    assert told["@type"] == "BlogPosting"
    assert told["@id"] == told["url"] == f"{SITE}{story.get_url()}u/{update}/"
    assert told["headline"] == "Gate one opened"
    assert told["articleBody"] == "Water is rising."
    assert told["author"] == [{"@type": "Person", "name": "Tom Keel"}]
    assert told["datePublished"] == told["dateModified"] == "2017-03-02T13:00:00-05:00"


def test_a_correction_is_told_on_the_update_and_on_the_story(client: Client, story: Story) -> None:
    corrected(story, said(story, "The Fell is rising."), "The Arne is rising.")
    told = node(client, story.get_url())
    (update,) = told["liveBlogUpdate"]
    expected = {
        "@type": "CorrectionComment",
        "name": "Correction",
        "text": "The river is the Arne.",
        "datePublished": "2017-03-02T13:10:00-05:00",
    }
    assert update["correction"] == [expected]
    assert update["datePublished"] == "2017-03-02T13:00:00-05:00"
    assert update["dateModified"] == told["dateModified"] == "2017-03-02T13:10:00-05:00"
    assert told["correction"] == [expected | {"url": f"{SITE}{story.get_url()}corrections/#c-3"}]
    assert "Fell" not in json.dumps(told)


def test_what_was_withdrawn_is_left_out(client: Client, story: Story) -> None:
    gone = said(story, "The wall broke.", headline="Breach")
    said(story, "The wall is whole.", minutes=1)
    retract(story, gone, actor=EDITOR, reason="One caller, and wrong.", at=START + timedelta(minutes=5))
    told = node(client, story.get_url())
    assert [update["articleBody"] for update in told["liveBlogUpdate"]] == ["The wall is whole."]
    assert "broke" not in json.dumps(told)
    assert "Breach" not in json.dumps(told)
    assert nodes(client, f"{story.get_url()}u/{gone}/", status=410) == []


def test_the_end_is_told_once_it_is_over(client: Client, story: Story) -> None:
    said(story, "Water is rising.")
    set_state(story, "ended", actor=EDITOR, at=START + timedelta(hours=2))
    assert node(client, story.get_url())["coverageEndTime"] == "2017-03-02T15:00:00-05:00"


def test_a_back_dated_update_keeps_the_time_of_its_publication(client: Client, story: Story) -> None:
    said(story, "It began at noon.", minutes=60, time=START - timedelta(hours=1))
    (told,) = node(client, story.get_url())["liveBlogUpdate"]
    assert told["datePublished"] == "2017-03-02T14:00:00-05:00"


def test_no_time_is_made_up_where_the_source_gave_a_clock_alone(client: Client, story: Story) -> None:
    said(story, "Somebody said so.", stamp="about 7.25am")
    (told,) = node(client, story.get_url())["liveBlogUpdate"]
    assert "datePublished" not in told
    assert "dateModified" not in told


def test_only_pages_of_their_own_are_told(client: Client, story: Story) -> None:
    for minute in range(45):
        said(story, f"Word {minute}.", minutes=minute, key_event="First" if not minute else None)
    for query in ("?order=oldest", "?show=key", "?by=Nobody"):
        assert nodes(client, story.get_url() + query) == []
    older = node(client, f"{story.get_url()}page/1/")
    assert older["mainEntityOfPage"] == f"{SITE}{story.get_url()}page/1/"
    assert older["url"] == f"{SITE}{story.get_url()}"
    assert [update["articleBody"] for update in older["liveBlogUpdate"]] == [f"Word {n}." for n in range(19, -1, -1)]
    assert len(node(client, story.get_url())["liveBlogUpdate"]) == 25


def test_a_pinned_update_is_told_once(client: Client, story: Story) -> None:
    first = said(story, "Word 0.")
    pin(story, first, actor=EDITOR, at=START)
    said(story, "Word 1.", minutes=1)
    addresses = [update["url"] for update in node(client, story.get_url())["liveBlogUpdate"]]
    assert len(addresses) == len(set(addresses)) == 2
    for minute in range(2, 41):
        said(story, f"Word {minute}.", minutes=minute)
    addresses = [update["url"] for update in node(client, story.get_url())["liveBlogUpdate"]]
    assert addresses[0].endswith(f"/u/{first}/")
    assert len(addresses) == len(set(addresses)) == 22


def test_an_updates_own_page_says_which_story_it_is_part_of(client: Client, story: Story) -> None:
    update = said(story, "Water is rising.")
    told = node(client, f"{story.get_url()}u/{update}/")
    assert told["@type"] == "BlogPosting"
    assert told["isPartOf"]["@id"] == f"{SITE}{story.get_url()}#story"
    assert told["isPartOf"]["@type"] == ["NewsArticle", "LiveBlogPosting"]
    assert told["publisher"]["@type"] == "NewsMediaOrganization"


def test_what_nobody_signed_is_the_papers(client: Client, story: Story) -> None:
    update = said(story, "Water is rising.", bylines=[])
    told = node(client, f"{story.get_url()}u/{update}/")
    assert told["author"] == [{"@id": told["publisher"]["@id"]}]


def test_the_feeds_can_be_found(client: Client, story: Story) -> None:
    update = said(story, "Water is rising.")
    for address in (story.get_url(), f"{story.get_url()}u/{update}/"):
        page = client.get(address).content.decode()
        feeds = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)"', page)
        assert feeds[0] == f"{story.get_url()}feed.atom"
        assert feeds[-1] == "/corrections.atom"
        for feed in feeds:
            assert client.get(feed)["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_no_word_ends_the_element(client: Client, story: Story) -> None:
    said(story, "</script><script>alert(1)</script><!--", headline="</script>&lt;")
    (told,) = node(client, story.get_url())["liveBlogUpdate"]
    assert told["headline"] == "</script>&lt;"
    assert told["articleBody"] == "</script><script>alert(1)</script><!--"
    assert "</script><script>alert" not in client.get(story.get_url()).content.decode()


@given(st.dictionaries(st.text(), st.text()))
def test_any_words_come_back_as_they_were(words: dict[str, str]) -> None:
    element = str(script_element(words))
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inner)
    assert json.loads(inner) == words


def test_the_words_of_a_fragment_are_read_in_paragraphs(client: Client, story: Story) -> None:
    body = (
        Paragraph(spans=(Span(text="Two "), Span(text="gates", bold=True), Span(text=" are <open> & wide."))),
        ListBlock(items=((Span(text="Lower Arne"),), (Span(text="Fell"),))),
        Statement(text="Nobody rang.", speaker="Joss Harrow", role="mayor"),
        Numbers(figures=(Figure(figure="64", label="buildings flooded"), Figure(figure="4.52 m", label="the peak"))),
    )
    publish(story, body, actor=EDITOR, at=START)
    (told,) = node(client, story.get_url())["liveBlogUpdate"]
    assert told["articleBody"] == (
        "Two gates are <open> & wide.\n\nLower Arne\nFell\n\n“Nobody rang.”\n\nJoss Harrow, mayor"
        "\n\nbuildings flooded: 64\n\nthe peak: 4.52 m"
    )


def test_a_fragments_first_picture_is_found() -> None:
    html = '<p>One.</p><figure><picture><img src="/media/images/a.jpg" alt=""></picture></figure>'
    assert words_of(html).picture == "/media/images/a.jpg"
    assert words_of("").picture == words_of("<p>None.</p>").picture == ""


@pytest.mark.conformance
def test_every_property_belongs_to_its_type(client: Client, story: Story) -> None:
    corrected(story, said(story, "The Fell is rising.", bylines=["Tom Keel"]), "The Arne is rising.")
    update = said(story, "Gate one is open.", minutes=20, headline="Gate one")
    set_state(story, "ended", actor=EDITOR)
    domains, ancestors = vocabulary()
    for address in (story.get_url(), f"{story.get_url()}u/{update}/"):
        for types, name in properties(node(client, address)):
            lines = {ancestor for one in types for ancestor in ancestors[one]}
            assert domains[name] & lines, f"{name} is no property of {types}"


def vocabulary() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The types that each property may stand on, and each type with those above it."""
    above = column("schemaorg-all-https-types.csv", "subTypeOf")
    domains = column("schemaorg-all-https-properties.csv", "domainIncludes")

    def line(name: str) -> set[str]:
        return {name}.union(*(line(one) for one in above.get(name, ())))

    return domains, {name: line(name) for name in above}


def column(file: str, name: str) -> dict[str, set[str]]:
    with (VOCABULARY / file).open(encoding="utf-8", newline="") as lines:
        return {last(row["id"]): {last(one) for one in row[name].split(",") if one} for row in csv.DictReader(lines)}


def last(address: str) -> str:
    return address.strip().rpartition("/")[2]


def properties(value: Any) -> Iterator[tuple[list[str], str]]:
    """Each property with the types of the node that it stands on; a node that only refers to another has none."""
    if isinstance(value, list):
        for one in value:
            yield from properties(one)
    elif isinstance(value, dict):
        types = value.get("@type", [])
        for name, inner in value.items():
            if not name.startswith("@"):
                yield (types if isinstance(types, list) else [types]), name
            yield from properties(inner)
