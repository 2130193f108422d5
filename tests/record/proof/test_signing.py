"""Who vouches for a record: the newsroom's signature of its head."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dateline.record.chain import canonical
from dateline.record.proof.lines import hash_of
from dateline.record.proof.signing import (
    NotAKey,
    fingerprint,
    private_pem,
    public_pem,
    read_private_key,
    read_public_keys,
)
from tests.record.proof.making import ADDRESS, KEY, a_record, check, found

OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def test_a_signature_is_told_and_only_compared_with_a_key() -> None:
    lines = a_record().lines(key=KEY)
    alone, compared = check(lines), check(lines, KEY.public_key())
    assert alone.signed_by == compared.signed_by == fingerprint(KEY.public_key())
    assert (alone.compared, compared.compared) == (False, True)


def test_any_of_several_keys_will_do() -> None:
    assert found(a_record().lines(key=KEY), OTHER_KEY.public_key(), KEY.public_key()) == []


def test_another_key_is_a_finding() -> None:
    [said] = found(a_record().lines(key=OTHER_KEY), KEY.public_key())
    assert said == f"last line: it is signed with another key: {fingerprint(OTHER_KEY.public_key())}"


def test_no_signature_where_one_is_asked_for_is_a_finding() -> None:
    assert found(a_record().lines(), KEY.public_key()) == ["last line: it is not signed"]


def test_a_file_that_was_signed_again_by_whoever_changed_it_is_found_with_the_key() -> None:
    record = a_record()
    record.entries[-1].actor = "Somebody else"
    record.entries[-1].chain_hash = record.link(record.entries[-1], record.entries[-2].chain_hash)
    lines = record.lines(key=OTHER_KEY)
    assert found(lines) == []
    assert len(found(lines, KEY.public_key())) == 1


def test_the_address_is_signed() -> None:
    """Else a signed record could be shown as that of another page."""
    lines = a_record().lines(key=KEY)
    header = json.loads(lines[0]) | {"address": ADDRESS.replace("arne", "fell")}
    first = canonical(header) + b"\n"
    last = canonical(json.loads(lines[-1]) | {"header_hash": hash_of(first)}) + b"\n"
    assert found([first, *lines[1:-1], last]) == ["last line: its signature does not fit the record"]


def test_signing_twice_gives_the_same_bytes() -> None:
    assert a_record().lines(key=KEY) == a_record().lines(key=KEY)


def test_keys_go_through_their_files() -> None:
    assert read_private_key(private_pem(KEY)).private_bytes_raw() == KEY.private_bytes_raw()
    both = public_pem(KEY.public_key()) + b"a remark between them\n" + public_pem(OTHER_KEY.public_key())
    assert [fingerprint(key) for key in read_public_keys(both)] == [
        fingerprint(KEY.public_key()),
        fingerprint(OTHER_KEY.public_key()),
    ]
    assert [fingerprint(key) for key in read_public_keys(private_pem(KEY))] == [fingerprint(KEY.public_key())]


def test_what_is_no_such_key_is_said() -> None:
    strange = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = strange.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = strange.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    garbled = public_pem(KEY.public_key()).replace(b"MCow", b"MCo=")
    for pem in (public, garbled, b"", b"-----BEGIN PUBLIC KEY-----"):
        with pytest.raises(NotAKey):
            read_public_keys(pem)
    for pem in (private, public_pem(KEY.public_key()), b""):
        with pytest.raises(NotAKey):
            read_private_key(pem)
