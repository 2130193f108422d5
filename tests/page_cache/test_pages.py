"""Public pages through the real application: kept, right at once, the same bytes in every encoding."""

from __future__ import annotations

import gzip
import http.client
from uuid import UUID

import brotli
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from wagtail.models import Page, PageViewRestriction

from dateline.masthead.models import Masthead, StandardPage
from dateline.page_cache.store import Store
from dateline.record.actions import publish, retract, revise
from dateline.record.kinds import Change
from dateline.record.models import Entry, Head, Story
from tests.newsroom import EDITOR, Newsroom, make_person, make_story, text
from tests.page_cache.serving import Site, asked, raw

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

STORY = "/vale/arne-dam/"
SMALL = 600_000


@pytest.fixture
def story(paper: Newsroom) -> Story:
    return make_story(paper, slug="arne-dam")


def say(story: Story, words: str) -> Entry:
    return publish(story, text(words), actor=EDITOR)


def about(entry: Entry) -> UUID:
    assert entry.update_id
    return entry.update_id


@pytest.fixture
def small_room(site: Site) -> None:
    site.pages.store = Store(SMALL, 1_000)


def test_what_is_published_here_is_shown_by_the_next_request(site: Site, story: Story) -> None:
    for number in range(1, 6):
        words = f"The gauge reads {number} metres."
        seq = say(story, words).seq
        assert words in site.get(STORY).text
        assert f"{number} metres" in site.get(f"{STORY}entries?after={seq - 1}").text
        assert f"{number} metres" in site.get("/").text
        assert f"{number} metres" in site.get("/vale/").text


def test_every_public_page_is_made_once(site: Site, story: Story, paper: Newsroom) -> None:
    entry = [say(story, f"Update {number}") for number in range(45)][-1]
    site.get("/")
    for path in (
        STORY,
        f"{STORY}?order=oldest",
        f"{STORY}?show=key",
        f"{STORY}page/1/",
        f"{STORY}u/{entry.update_id}/",
        f"{STORY}entries?after=3",
        "/vale/",
        "/vale/?view=grid",
        "/about/",
    ):
        assert [site.renders(path), site.renders(path)] == [1, 0], path


def test_search_and_what_is_missing_are_not_kept(site: Site, story: Story) -> None:
    for path in ("/search/?q=dam", "/nothing/", f"{STORY}entries?after=99", "/vale"):
        assert [site.renders(path), site.renders(path)] == [1, 1], path


def test_an_entry_of_one_story_leaves_another_in_place(site: Site, story: Story, paper: Newsroom) -> None:
    other = make_story(paper, slug="fell-bridge")
    site.get(STORY)
    say(other, "The bridge is closed.")
    assert site.renders(STORY) == 0


def test_a_retracted_update_is_gone_at_once(site: Site, story: Story) -> None:
    entry = say(story, "Both gates have failed.")
    permalink = f"{STORY}u/{entry.update_id}/"
    assert site.get(permalink).status == 200
    retract(story, about(entry), reason="Not confirmed", actor=EDITOR)
    gone = site.get(permalink)
    assert (gone.status, "Both gates have failed" in gone.text) == (410, False)
    assert "Both gates have failed" not in site.get(STORY).text
    assert site.renders(permalink) == 0
    assert site.get(permalink, If_None_Match=gone.headers["etag"]).status == 410


def test_a_revision_is_shown_at_once(site: Site, story: Story) -> None:
    entry = say(story, "Tow gates.")
    permalink = f"{STORY}u/{entry.update_id}/"
    site.get(permalink)
    revise(story, about(entry), text("Two gates."), base_version=1, change=Change.TYPO, actor=EDITOR)
    assert "Two gates." in site.get(permalink).text
    assert "Two gates." in site.get(STORY).text


def test_encodings_carry_the_same_page_under_tags_of_their_own(site: Site, story: Story) -> None:
    say(story, "The gauge reads four metres. " * 40)
    plain, zipped, brotlied = (site.get(STORY, Accept_Encoding=accept) for accept in ("identity", "gzip", "br, gzip"))
    assert gzip.decompress(zipped.body) == brotli.decompress(brotlied.body) == plain.body
    assert [answer.headers.get("content-encoding") for answer in (plain, zipped, brotlied)] == [None, "gzip", "br"]
    assert len({answer.headers["etag"] for answer in (plain, zipped, brotlied)}) == 3
    for answer in (plain, zipped, brotlied):
        assert answer.headers["vary"] == "Accept-Encoding"
        assert int(answer.headers["content-length"]) == len(answer.body)
        assert answer.headers["etag"].startswith('"')
    assert site.get(STORY, Accept_Encoding="identity;q=0, gzip;q=0").status == 406


def test_who_has_the_page_gets_no_body_again(site: Site, story: Story) -> None:
    for path in (STORY, "/", f"{STORY}entries?after=0"):
        for encoding in ("identity", "gzip"):
            etag = site.get(path, Accept_Encoding=encoding).headers["etag"]
            for condition in (etag, f"W/{etag}", f'"x", {etag}', "*"):
                answer = site.get(path, Accept_Encoding=encoding, If_None_Match=condition)
                assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", etag)
                assert answer.headers["cache-control"].startswith("public")
            assert site.get(path, Accept_Encoding=encoding, If_None_Match='"x"').status == 200
    etag = site.get(STORY).headers["etag"]
    say(story, "News.")
    assert site.get(STORY, If_None_Match=etag).status == 200


def test_head_tells_what_get_would(site: Site, story: Story) -> None:
    whole = site.get(STORY, Accept_Encoding="gzip")
    head = site.get(STORY, "HEAD", Accept_Encoding="gzip")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}


def test_an_answer_carries_one_list_of_tags_in_three_spellings(site: Site, story: Story) -> None:
    entry = say(story, "News.")
    uuid = Head.objects.get(story=story).id
    headers = site.get(f"{STORY}u/{entry.update_id}/").headers
    tags = headers["surrogate-key"].split(" ")
    assert tags[:3] == ["site", f"story-{uuid}", f"update-{entry.update_id}"]
    assert tags[3] in site.get("/vale/").headers["surrogate-key"].split(" ")
    assert headers["cache-tag"] == ",".join(tags)
    assert headers["cache-groups"] == ", ".join(f'"{tag}"' for tag in tags)
    assert len(headers["surrogate-key"]) < 1_000


def test_one_connection_carries_many_requests(site: Site, story: Story) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    for path in (STORY, STORY, "/search/?q=dam", STORY, "/nothing/", "/", STORY):
        connection.connect() if connection.sock is None else None
        own = connection.sock
        assert asked(connection, path).status in {200, 404}
        assert connection.sock is own
    connection.close()


def test_requests_sent_together_are_answered_in_their_order(site: Site, story: Story) -> None:
    site.get("/vale/")
    site.get(STORY, "HEAD")
    paths = [b"/vale/", b"/search/", STORY.encode(), b"/nothing/", b"/vale/"] * 5
    together = b"".join(b"GET %b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" % path for path in paths)
    came = raw(site.port, together, answers=len(paths))
    assert [int(part[:3]) for part in came.split(b"HTTP/1.1 ")[1:]] == [200, 200, 200, 404, 200] * 5


def test_people_who_are_logged_in_pass_by(site: Site, story: Story) -> None:
    person = make_person("Ana", "Reporters")
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.create()
    site.get("/")
    for path in (STORY, "/desk/"):
        answer = site.get(path, Cookie=f"sessionid={session.session_key}")
        assert answer.status == 200
        assert site.renders(path, Cookie=f"sessionid={session.session_key}") == 0
    # Nothing that was made for them was kept for others.
    assert site.renders(STORY) == 1


def test_a_draft_of_a_page_changes_nothing_and_keeps_what_is_kept(site: Site, story: Story) -> None:
    say(story, "News.")
    site.get(STORY)
    story.refresh_from_db()
    story.standfirst = "Nobody may read this yet."
    story.save_revision()
    assert site.renders(STORY) == 0
    assert "Nobody may read this yet" not in site.get(STORY).text


@pytest.mark.parametrize("act", ["masthead", "section", "menu", "standard page", "header", "move", "slug"])
def test_what_stands_around_a_story_is_shown_at_once(site: Site, story: Story, paper: Newsroom, act: str) -> None:
    say(story, "News.")
    about = StandardPage.objects.get(slug="about")
    site.get(STORY)
    site.get("/about/")
    path, words = STORY, "The Arne Mercury"
    match act:
        case "masthead":
            masthead = Masthead.objects.get()
            masthead.name = words
            masthead.save()
        case "section":
            paper.vale.title = words
            paper.vale.save_revision().publish()
        case "menu":
            paper.home.add_child(instance=StandardPage(title=words, slug="mercury", show_in_menus=True))
        case "standard page":
            path, about.intro = "/about/", words
            about.save_revision().publish()
        case "header":
            story.refresh_from_db()
            story.title = words
            story.save_revision().publish()
        case "move":
            path, words = "/sport/arne-dam/", "News."
            story.move(Page.objects.get(pk=paper.sport.pk), pos="last-child")
        case "slug":
            path, words = "/valley/arne-dam/", "News."
            paper.vale.slug = "valley"
            paper.vale.save_revision().publish()
    answer = site.get(path)
    assert (answer.status, words in answer.text) == (200, True)


def test_an_unpublished_page_is_gone_at_once(site: Site, story: Story) -> None:
    say(story, "News.")
    assert site.get(STORY).status == 200
    story.unpublish()
    assert site.get(STORY).status == 404
    assert "Two gates opened" not in site.get("/").text


@pytest.mark.parametrize("place", ["story", "section"])
def test_a_restricted_page_is_never_kept(site: Site, story: Story, paper: Newsroom, place: str) -> None:
    entry = say(story, "News.")
    addresses = [STORY, f"{STORY}u/{entry.update_id}/", f"{STORY}entries?after=0", f"{STORY}page/1/"]
    for address in addresses:
        site.get(address)
    page = story if place == "story" else paper.vale
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="gate")
    for address in addresses * 2:
        answer = site.get(address)
        assert "News." not in answer.text
        assert "public" not in answer.headers.get("cache-control", "")
        assert site.renders(address) == 1


def test_bytes_kept_are_bounded_whatever_is_asked(site: Site, story: Story, small_room: None) -> None:
    say(story, "News.")
    for number in range(40):
        assert site.get(f"{STORY}?x={number}").status == 200
        # What is asked for again and again stays, whatever goes by.
        assert site.renders(STORY) == (number == 0)
        assert site.pages.store.bytes <= SMALL
    assert 4 < len(site.pages.store) < 40


def test_another_header_can_not_get_into_the_page_of_others(site: Site, story: Story) -> None:
    poisoned = site.get(
        STORY,
        X_Forwarded_Host="evil.example",
        X_Forwarded_For="6.6.6.6",
        Accept_Language="de",
        User_Agent="evil.example",
        Cookie="csrftoken=" + "a" * 32,
        Referer="https://evil.example/",
    )
    assert "evil.example" not in poisoned.text
    assert site.renders(STORY) == 0
    assert site.get(STORY).body == poisoned.body


def test_a_host_that_is_not_ours_keeps_nothing(site: Site, story: Story) -> None:
    assert [site.get(STORY, Host=f"evil-{number}.example").status for number in range(3)] == [400] * 3
    assert len(site.pages.store) == 0
