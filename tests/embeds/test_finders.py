"""What is found of a post: each site's answers as they are shaped, with invented people in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.embeds.client import Reason
from dateline.embeds.finders.oembed import found_in
from dateline.embeds.finders.x import posted_at
from dateline.embeds.found import Found, FoundPicture
from dateline.embeds.looking import Look, look
from tests.embeds.internet import Internet
from tests.embeds.provider import answer, answer_json, hang, refuse

AT = datetime(2026, 3, 2, 17, 41, tzinfo=UTC)
BLUESKY = "https://bsky.app/profile/rescue.vale.example/post/3kxyz12345a"
API = "/xrpc/app.bsky.feed.getPostThread"


def seen(internet: Internet, address: str, plays: Mapping[tuple[str, str], Any]) -> Look:
    internet.provider.plays.update(plays)
    return look(address, internet.client())


def found(internet: Internet, address: str, plays: Mapping[tuple[str, str], Any]) -> Found:
    result = seen(internet, address, plays)
    assert result.found, result.reason
    return result.found


def bluesky_post(**changes: Any) -> dict[str, Any]:
    post = {
        "author": {"did": "did:plc:x", "handle": "rescue.vale.example", "displayName": "Vale Rescue"},
        "record": {"text": "Lower Arne is clear.", "createdAt": "2026-03-02T17:41:00.000Z", "langs": ["en"]},
    }
    return {"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": post | changes}}


def test_bluesky(internet: Internet) -> None:
    images = [{"thumb": "https://cdn.example/t.jpg", "fullsize": "https://cdn.example/f.jpg", "alt": "Empty street"}]
    post = bluesky_post(embed={"$type": "app.bsky.embed.images#view", "images": images})
    assert found(internet, BLUESKY, {("public.api.bsky.app", API): answer_json(post)}) == Found(
        provider="Bluesky",
        author="Vale Rescue",
        handle="@rescue.vale.example",
        text="Lower Arne is clear.",
        lang="en",
        posted_at=AT,
        pictures=(FoundPicture("https://cdn.example/f.jpg", "Empty street"),),
    )
    assert internet.provider.asked[0] == (
        "public.api.bsky.app",
        f"{API}?uri=at%3A%2F%2Frescue.vale.example%2Fapp.bsky.feed.post%2F3kxyz12345a&depth=0&parentHeight=0",
    )


def test_bluesky_without_its_api(internet: Internet) -> None:
    html = '<blockquote class="bluesky-embed"><p lang="en">Clear.<br>Thank you.</p>&mdash; Vale Rescue</blockquote>'
    card = {"author_name": "Vale Rescue", "author_url": "https://bsky.app/profile/rescue.vale.example", "html": html}
    plays = {("public.api.bsky.app", API): refuse(500), ("embed.bsky.app", "/oembed"): answer_json(card)}
    post = found(internet, BLUESKY, plays)
    assert (post.author, post.handle) == ("Vale Rescue", "@rescue.vale.example")
    assert (post.text, post.lang) == ("Clear.\nThank you.", "en")


def test_a_deleted_bluesky_post_is_no_post(internet: Internet) -> None:
    gone = {"thread": {"$type": "app.bsky.feed.defs#notFoundPost", "notFound": True}}
    plays = {("public.api.bsky.app", API): answer_json(gone), ("bsky.app", "/"): answer("<title>Bluesky</title>")}
    assert seen(internet, BLUESKY, plays) == Look(reason=Reason.REFUSED)


def mastodon_post(**changes: Any) -> dict[str, Any]:
    return {
        "content": "<p>The gate is <b>open</b>.</p><p>Stay away<br>from the wall.</p>",
        "created_at": "2026-03-02T17:41:00.000Z",
        "language": "en",
        "account": {"acct": "rescue", "display_name": "Vale Rescue"},
        "media_attachments": [{"type": "image", "url": "https://cdn.example/g.jpg", "description": "An open gate"}],
        **changes,
    }


def test_mastodon_at_any_address(internet: Internet) -> None:
    plays = {("vale.social", "/api/v1/statuses/112233445566"): answer_json(mastodon_post())}
    assert found(internet, "https://vale.social/@rescue/112233445566", plays) == Found(
        provider="Mastodon",
        author="Vale Rescue",
        handle="@rescue@vale.social",
        text="The gate is open.\n\nStay away\nfrom the wall.",
        lang="en",
        posted_at=AT,
        pictures=(FoundPicture("https://cdn.example/g.jpg", "An open gate"),),
    )


def test_what_a_mastodon_author_hides_stays_hidden(internet: Internet) -> None:
    post = mastodon_post(sensitive=True, spoiler_text="Injuries")
    plays = {("vale.social", "/api/v1/statuses/112233445566"): answer_json(post)}
    hidden = found(internet, "https://vale.social/users/rescue/statuses/112233445566", plays)
    assert hidden.text.startswith("Injuries\n\nThe gate")
    assert hidden.pictures == ()


def test_an_address_that_only_looks_like_mastodon(internet: Internet) -> None:
    page = '<meta property="og:title" content="Why dams leak"><meta property="og:site_name" content="Essays">'
    plays = {("posts.example", "/@mira/112233445566"): answer(page)}
    essay = found(internet, "https://posts.example/@mira/112233445566", plays)
    assert (essay.provider, essay.text) == ("Essays", "Why dams leak")


def test_threads(internet: Internet) -> None:
    page = (
        '<meta property="og:title" content="Vale Rescue (&#064;valerescue) on Threads">'
        '<meta property="og:description" content="Lower Arne is clear.">'
        '<meta property="og:image" content="https://cdn.example/portrait.jpg">'
    )
    plays = {("www.threads.com", "/@valerescue/post/C8abcDEF"): answer(page)}
    post = found(internet, "https://www.threads.com/@valerescue/post/C8abcDEF", plays)
    assert (post.provider, post.author, post.handle) == ("Threads", "Vale Rescue", "@valerescue")
    assert (post.text, post.pictures) == ("Lower Arne is clear.", ())


def test_threads_asking_people_to_sign_in(internet: Internet) -> None:
    html = "<blockquote class='text-post-media'><p>Lower Arne is clear.</p></blockquote><script src='x'></script>"
    plays = {
        ("www.threads.com", "/@valerescue/post/C8abcDEF"): answer('<meta property="og:title" content="Threads">'),
        ("graph.threads.net", "/v1.0/oembed"): answer_json({"type": "rich", "html": html}),
    }
    post = found(internet, "https://www.threads.com/@valerescue/post/C8abcDEF", plays)
    assert (post.handle, post.text) == ("@valerescue", "Lower Arne is clear.")


def test_telegram(internet: Internet) -> None:
    page = """<div class="tgme_widget_message js-widget_message">
        <a class="tgme_widget_message_owner_name"><span dir="auto">Vale Rescue</span></a>
        <a class="tgme_widget_message_photo_wrap" style="width:80px;background-image:url('https://cdn.example/g.jpg')"></a>
        <div class="tgme_widget_message_text js-message_text">Lower Arne<br/>is clear.</div>
        <span class="tgme_widget_message_meta"><a class="tgme_widget_message_date">
        <time datetime="2026-03-02T17:41:00+00:00">17:41</time></a></span></div>"""
    assert found(internet, "https://t.me/valerescue/204", {("t.me", "/valerescue/204"): answer(page)}) == Found(
        provider="Telegram",
        author="Vale Rescue",
        handle="@valerescue",
        text="Lower Arne\nis clear.",
        posted_at=AT,
        pictures=(FoundPicture("https://cdn.example/g.jpg"),),
    )


def test_x_is_a_card_of_text(internet: Internet) -> None:
    html = (
        '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Lower Arne is clear.<br>Thank you.</p>'
        '&mdash; Vale Rescue (@valerescue) <a href="https://twitter.com/valerescue/status/1">March 2</a></blockquote>'
        '<script async src="https://platform.twitter.com/widgets.js"></script>'
    )
    card = {"author_name": "Vale Rescue", "author_url": "https://twitter.com/valerescue", "html": html, "type": "rich"}
    plays = {("publish.twitter.com", "/oembed"): answer_json(card)}
    post = found(internet, "https://x.com/valerescue/status/1234567890123456789", plays)
    assert (post.provider, post.author, post.handle, post.lang) == ("X", "Vale Rescue", "@valerescue", "en")
    assert post.text == "Lower Arne is clear.\nThank you."
    assert post.posted_at == posted_at(1234567890123456789)
    assert "omit_script=1" in internet.provider.asked[0][1]


def test_an_x_post_s_number_says_when_it_was_made() -> None:
    """The example in the documentation of these numbers."""
    assert posted_at(1541815603606036480) == datetime(2022, 6, 28, 16, 7, 40, 105000, UTC)
    assert posted_at(20) is None
    assert posted_at(10**20 - 1) is None


def test_a_film_brings_its_title_its_picture_and_its_player(internet: Internet) -> None:
    card = {
        "type": "video",
        "title": "Two gates open",
        "author_name": "Radio Vale",
        "provider_name": "YouTube",
        "thumbnail_url": "https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg",
        "width": 200,
        "height": 113,
        "html": "<iframe src='https://evil.example/'></iframe>",
    }
    film = found(
        internet,
        "https://www.youtube.com/watch?v=abcdefghijk&t=42s",
        {("www.youtube.com", "/oembed"): answer_json(card)},
    )
    assert (film.provider, film.author, film.text) == ("YouTube", "Radio Vale", "Two gates open")
    assert film.pictures == (FoundPicture("https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg"),)
    assert film.player
    assert film.player.address == "https://www.youtube-nocookie.com/embed/abcdefghijk?start=42"
    assert (film.player.kind, film.player.ratio) == ("video", "200/113")


def test_a_short_tiktok_address_finds_its_player(internet: Internet) -> None:
    card = {
        "type": "video",
        "title": "The dam",
        "author_name": "Vale Rescue",
        "author_unique_id": "valerescue",
        "provider_name": "TikTok",
        "embed_product_id": "7123456789012345678",
        "width": "100%",
    }
    film = found_in(card, "https://vm.tiktok.com/ZMabc123/")
    assert film.handle == "@valerescue"
    assert film.player
    assert film.player.address == "https://www.tiktok.com/player/v1/7123456789012345678"
    assert found_in(card | {"embed_product_id": "../../x"}, "https://vm.tiktok.com/ZMabc123/").player is None


def test_a_page_that_describes_itself_by_oembed(internet: Internet) -> None:
    page = (
        '<html lang="en"><title>x</title><link rel="alternate" type="application/json+oembed" href="/about?id=1">'
        '<meta property="og:description" content="How high the Arne stands.">'
    )
    card = {"type": "rich", "title": "Levels", "provider_name": "Water board", "author_name": "P. Lind"}
    plays = {("posts.example", "/levels"): answer(page), ("posts.example", "/about"): answer_json(card)}
    levels = found(internet, "https://posts.example/levels", plays)
    assert (levels.provider, levels.author, levels.lang) == ("Water board", "P. Lind", "en")
    assert levels.text == "x\n\nHow high the Arne stands."
    plays[("posts.example", "/about")] = answer("<p>", "application/json")
    assert found(internet, "https://posts.example/levels", plays).provider == "posts.example"


def test_any_page_gives_what_it_says_for_link_cards(internet: Internet) -> None:
    page = (
        '<meta property="og:site_name" content="The Fell Post"><meta name="author" content="Ana Ruiz">'
        '<meta property="og:title" content="A &gt; B"><meta property="og:image" content="/g.jpg">'
        '<meta property="og:image:alt" content="A gate">'
        '<meta property="article:published_time" content="2026-03-02T12:41:00-05:00">'
    )
    assert found(internet, "http://posts.example/a?utm=1", {("posts.example", "/a"): answer(page)}) == Found(
        provider="The Fell Post",
        author="Ana Ruiz",
        text="A > B",
        posted_at=AT,
        pictures=(FoundPicture("http://posts.example/g.jpg", "A gate"),),
    )


def test_a_page_that_says_nothing_is_a_link(internet: Internet) -> None:
    assert seen(internet, "https://posts.example/a", {("posts.example", "/a"): answer("")}) == Look()


def test_time_for_one_answer_is_time_for_all(internet: Internet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.embeds.looking.SECONDS", 0.4)
    plays = {("public.api.bsky.app", API): hang}
    assert seen(internet, BLUESKY, plays) == Look(reason=Reason.SLOW)
    assert len(internet.provider.asked) == 1


def test_a_post_whose_picture_can_not_be_had_is_kept_without(internet: Internet) -> None:
    images = [{"fullsize": "http://127.0.0.1/x.jpg"}, {"fullsize": "https://cdn.example/lie.jpg"}]
    plays = {
        ("public.api.bsky.app", API): answer_json(bluesky_post(embed={"images": images})),
        ("cdn.example", "/lie.jpg"): answer("<script>alert(1)</script>", "image/jpeg"),
    }
    result = seen(internet, BLUESKY, plays)
    assert result.found
    assert result.picture is None
    assert all(port == 443 for _, port in internet.attempts)
