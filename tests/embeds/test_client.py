"""The way out of the house: what it brings, and that nothing talks it into going anywhere else."""

from __future__ import annotations

import gzip
import socket
import time
from ipaddress import ip_address
from itertools import count

import pytest

from dateline.embeds.client import Answer, Deadline, Failure, Kind, Reason
from dateline.embeds.client.network import system_resolver
from dateline.embeds.client.ranges import is_public
from tests.embeds.internet import PUBLIC, PUBLIC_V6, Internet
from tests.embeds.provider import (
    Play,
    another_protocol,
    answer,
    answer_json,
    bomb,
    drip,
    drip_headers,
    endless,
    hang,
    hang_up,
    refuse,
    send_to,
)

SITE = "https://posts.example/1"
PAGE = answer("<title>The dam at Arne</title>")


def fetched(internet: Internet, address: str = SITE, kind: Kind = Kind.PAGE, seconds: float = 2.0) -> Answer:
    return internet.client().get(address, kind, Deadline(seconds))


def reason(internet: Internet, address: str = SITE, kind: Kind = Kind.PAGE, seconds: float = 2.0) -> Reason:
    with pytest.raises(Failure) as caught:
        fetched(internet, address, kind, seconds)
    return caught.value.reason


def played(internet: Internet, play: Play, address: str = SITE) -> None:
    host, _, path = address.partition("://")[2].partition("/")
    internet.provider.plays[host, f"/{path}".partition("?")[0]] = play


def test_a_page_comes_over_tls_from_the_checked_address(internet: Internet) -> None:
    played(internet, PAGE)
    found = fetched(internet)
    assert (found.text(), found.address) == ("<title>The dam at Arne</title>", SITE)
    assert internet.attempts == [(PUBLIC, 443)]
    assert internet.resolved == ["posts.example"]


def test_only_what_is_needed_is_said_and_nothing_of_the_surroundings(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    played(internet, answer("<p>", Set_Cookie="seen=1"))
    client = internet.client()
    for _ in range(2):
        client.get(f"{SITE}?a=b%20c&d=é#part", Kind.PAGE, Deadline(2))
    assert internet.provider.asked == [("posts.example", "/1?a=b%20c&d=%C3%A9")] * 2
    assert internet.provider.headers[1] == {
        "host": "posts.example",
        "user-agent": "Dateline tests",
        "accept": "text/html,application/xhtml+xml",
        "accept-encoding": "gzip",
        "connection": "close",
    }


def test_a_packed_page_is_unpacked(internet: Internet) -> None:
    played(internet, answer(gzip.compress(b"<p>Gates open"), Content_Encoding="gzip"))
    assert fetched(internet).text() == "<p>Gates open"


def test_a_page_is_read_in_the_encoding_it_names(internet: Internet) -> None:
    played(internet, answer("<p>Flüsse".encode("latin-1"), "text/html; charset=iso-8859-1"))
    assert fetched(internet).text() == "<p>Flüsse"
    played(internet, answer('<meta charset="windows-1252"><p>Flüsse'.encode("cp1252"), "text/html"))
    assert fetched(internet).text().endswith("<p>Flüsse")
    played(internet, answer("<p>Flüsse", "text/html; charset=nonsense"))
    assert fetched(internet).text() == "<p>Flüsse"


def test_redirects_are_followed_a_few_times(internet: Internet) -> None:
    for number in range(4):
        played(internet, send_to(f"/hop{number + 1}", 301), f"https://posts.example/hop{number}")
    played(internet, PAGE, "https://posts.example/hop4")
    assert fetched(internet, "https://posts.example/hop0").address == "https://posts.example/hop4"
    played(internet, send_to("/loop"), "https://posts.example/loop")
    assert reason(internet, "https://posts.example/loop") is Reason.REDIRECTS


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:22/",
        "http://[::1]/",
        "http://10.0.0.5/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://metadata.posts.example/",
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25lo]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://１２７.０.０.１/",
        "http://①②⑦.⓪.⓪.①/",
        "http://0/",
        "http://localhost/",
        "file:///etc/passwd",
        "gopher://posts.example/1",
        "ftp://posts.example/1",
        "//127.0.0.1/",
        "https://posts.example:8443/1",
        "https://posts.example:22/1",
        "https://user:secret@posts.example/1",
        "https://posts.example@127.0.0.1/",
        "https:\\\\127.0.0.1\\",
        "https://127.0.0.1\\@posts.example/",
        "https://",
        "https:///1",
        "http://[::1",
        "https://posts.example:99999/",
        "https://po sts.example/",
        "https://posts.example/\r\nX-Evil: 1",
    ],
)
def test_no_address_and_no_redirect_leads_inside(internet: Internet, inside: str) -> None:
    """With the system's own resolver, which knows all the ways to write a number. The whole process is watched."""
    client = internet.client(resolver=lambda host, port: [PUBLIC] if host == "posts.example" else _numbers(host, port))
    with pytest.raises(Failure) as typed:
        client.get(inside, Kind.PAGE, Deadline(2))
    assert typed.value.reason in {Reason.INSIDE, Reason.AWAY}
    assert internet.attempts == []
    if inside.isascii() and "\r" not in inside:
        played(internet, send_to(inside))
        with pytest.raises(Failure):
            client.get(SITE, Kind.PAGE, Deadline(2))
        assert set(internet.attempts) == {(PUBLIC, 443)}
    assert all(is_public(ip_address(address)) for address, _ in internet.attempts)


def _numbers(host: str, port: int) -> list[str]:
    if host == "localhost" or host.startswith("metadata."):
        return ["127.0.0.1", "::1"] if host == "localhost" else ["169.254.169.254"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(address[0]) for *_, address in found]


def test_the_system_s_resolver_answers_with_addresses() -> None:
    assert set(system_resolver("2130706433", 80)) == {"127.0.0.1"}


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], [PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC_V6, "::1"], [PUBLIC, "fe80::1%2"]]
)
def test_a_name_with_an_inside_address_among_others_is_not_called(internet: Internet, addresses: list[str]) -> None:
    internet.names["posts.example"] = lambda _host: addresses
    assert reason(internet) is Reason.INSIDE
    assert internet.attempts == []


def test_a_name_that_changes_its_mind_gets_no_second_look(internet: Internet) -> None:
    """DNS rebinding: public when it is checked, inside when it is connected to."""
    times = count()
    internet.names["posts.example"] = lambda _host: [PUBLIC] if next(times) == 0 else ["127.0.0.1"]
    played(internet, PAGE)
    assert "dam" in fetched(internet).text()
    assert (internet.resolved, internet.attempts) == (["posts.example"], [(PUBLIC, 443)])
    assert reason(internet) is Reason.INSIDE
    assert internet.attempts == [(PUBLIC, 443)]


def test_a_redirect_to_the_same_name_is_checked_anew(internet: Internet) -> None:
    times = count()
    internet.names["posts.example"] = lambda _host: [PUBLIC] if next(times) == 0 else ["169.254.169.254"]
    played(internet, send_to("/2"))
    assert reason(internet) is Reason.INSIDE
    assert internet.attempts == [(PUBLIC, 443)]


def test_a_dead_address_gives_way_to_the_site_s_next(internet: Internet) -> None:
    internet.names["posts.example"] = lambda _host: [PUBLIC_V6, PUBLIC]
    internet.deaf = {PUBLIC_V6}
    played(internet, PAGE)
    assert "dam" in fetched(internet).text()
    assert internet.attempts == [(PUBLIC_V6, 443), (PUBLIC, 443)]


def test_a_dead_site_and_an_unknown_name(internet: Internet) -> None:
    internet.deaf = {PUBLIC}
    assert reason(internet) is Reason.AWAY
    internet.names["nowhere.posts.example"] = lambda _host: []

    def unknown(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, host)

    internet.names["unknown.posts.example"] = unknown
    assert reason(internet, "https://nowhere.posts.example/") is Reason.AWAY
    assert reason(internet, "https://unknown.posts.example/") is Reason.AWAY


def test_another_site_s_certificate_is_no_certificate(internet: Internet) -> None:
    played(internet, PAGE, "https://impostor.example/1")
    assert reason(internet, "https://impostor.example/1") is Reason.AWAY
    assert internet.provider.asked == []


def test_a_certificate_from_nobody_we_trust(internet: Internet) -> None:
    with pytest.raises(Failure) as caught:
        internet.client(ssl_context=None).get(SITE, Kind.PAGE, Deadline(2))
    assert caught.value.reason is Reason.AWAY
    assert internet.provider.asked == []


@pytest.mark.parametrize("play", [hang, drip(), drip_headers], ids=["silent", "drips", "drips headers"])
def test_a_slow_site_is_given_up_in_time(internet: Internet, play: Play) -> None:
    played(internet, play)
    began = time.monotonic()
    assert reason(internet, seconds=0.4) is Reason.SLOW
    assert time.monotonic() - began < 0.9


def test_a_slow_name_server_is_given_up_in_time(internet: Internet) -> None:
    internet.names["posts.example"] = lambda _host: [PUBLIC] if internet.provider.closing.wait(20) else []
    began = time.monotonic()
    assert reason(internet, seconds=0.3) is Reason.SLOW
    assert time.monotonic() - began < 0.8


def test_slow_redirects_share_one_deadline(internet: Internet) -> None:
    played(internet, send_to("/2"))
    played(internet, hang, "https://posts.example/2")
    began = time.monotonic()
    assert reason(internet, seconds=0.4) is Reason.SLOW
    assert time.monotonic() - began < 0.9


@pytest.mark.parametrize(
    "play",
    [endless, bomb(), answer(b"x" * 2_000_001), answer(b"", Content_Length="9000000000")],
    ids=["endless", "bomb", "two megabytes and a byte", "says so itself"],
)
def test_too_much_is_not_taken(internet: Internet, play: Play) -> None:
    played(internet, play)
    assert reason(internet, seconds=3) is Reason.LARGE


def test_two_megabytes_are_taken(internet: Internet) -> None:
    played(internet, answer(b"x" * 2_000_000))
    assert len(fetched(internet).body) == 2_000_000


@pytest.mark.parametrize(
    ("play", "kind"),
    [
        (answer("<p>", "application/octet-stream"), Kind.PAGE),
        (answer("<p>", "image/png"), Kind.PAGE),
        (answer("<p>", "text/html"), Kind.JSON),
        (answer("<svg/>", "image/svg+xml"), Kind.PICTURE),
        (answer("<p>", "text/html"), Kind.PICTURE),
        (answer("<p>", ""), Kind.PAGE),
        (answer("<p>", Content_Encoding="br"), Kind.PAGE),
        (answer("<p>", Content_Encoding="gzip"), Kind.PAGE),
    ],
)
def test_another_type_than_was_asked_for_is_refused(internet: Internet, play: Play, kind: Kind) -> None:
    played(internet, play)
    assert reason(internet, kind=kind) is Reason.UNREADABLE


@pytest.mark.parametrize(
    "body", ["<p>", "", "[1]", '"x"', "[" * 100_000, '{"a": NaN', "1" * 5_000, b"\xff\xfe\x00\xd8"]
)
def test_json_that_is_none_is_refused(internet: Internet, body: str | bytes) -> None:
    played(internet, answer(body, "application/json"))
    with pytest.raises(Failure) as caught:
        fetched(internet, kind=Kind.JSON).json()
    assert caught.value.reason is Reason.UNREADABLE


def test_json_is_known_by_any_of_its_types(internet: Internet) -> None:
    played(internet, answer('{"a": 1}', "application/json+oembed; charset=utf-8"))
    assert fetched(internet, kind=Kind.JSON).json() == {"a": 1}
    played(internet, answer_json({"a": 2}))
    assert fetched(internet, kind=Kind.JSON).json() == {"a": 2}


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 404, 410, 429, 500, 503])
def test_a_status_that_is_no_success_is_a_refusal(internet: Internet, status: int) -> None:
    played(internet, refuse(status) if status not in {204, 304} else lambda visitor: visitor.say(status, {}))
    assert reason(internet) is Reason.REFUSED


def test_a_site_that_breaks_off_or_talks_nonsense(internet: Internet) -> None:
    played(internet, hang_up)
    assert reason(internet) is Reason.AWAY
    played(internet, another_protocol)
    assert reason(internet) is Reason.AWAY


def test_a_message_is_sent_with_what_was_given_and_nothing_of_the_answer_is_followed(internet: Internet) -> None:
    played(internet, send_to("https://cdn.example/"))
    receipt = internet.client().post(SITE, b"sealed", {"TTL": "60"}, Deadline(2))
    assert (receipt.status, receipt.headers["location"]) == (302, "https://cdn.example/")
    assert (internet.provider.bodies, internet.attempts) == ([b"sealed"], [(PUBLIC, 443)])
    assert internet.provider.headers[0] == {
        "host": "posts.example",
        "user-agent": "Dateline tests",
        "ttl": "60",
        "content-length": "6",
        "connection": "close",
    }


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_no_message_reaches_an_inside_address(internet: Internet, address: str) -> None:
    internet.names["posts.example"] = lambda _host: [PUBLIC, address]
    with pytest.raises(Failure) as caught:
        internet.client().post(SITE, b"sealed", {}, Deadline(2))
    assert caught.value.reason is Reason.INSIDE
    assert internet.attempts == []


@pytest.mark.parametrize("play", [hang, drip_headers])
def test_a_message_takes_no_longer_than_it_may(internet: Internet, play: Play) -> None:
    played(internet, play)
    with pytest.raises(Failure) as caught:
        internet.client().post(SITE, b"sealed", {}, Deadline(0.3))
    assert caught.value.reason is Reason.SLOW


def test_an_endless_answer_to_a_message_is_not_read(internet: Internet) -> None:
    played(internet, endless)
    assert internet.client().post(SITE, b"sealed", {}, Deadline(2)).status == 200
