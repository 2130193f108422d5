"""Signatures of a record's head: Ed25519 (RFC 8032), with the newsroom's key.

Signed is a statement of everything in the file that is no entry: the story, its address, the head's number, time and
chain hash. The chain hash stands for every entry. The address is there because a reader knows a story by it; without
it somebody could show a signed record as that of another page. The same statement always has the same signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Self
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dateline.record.chain import canonical

_KEY: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_VALUE: Final = re.compile(r"[0-9a-f]{128}", re.ASCII)
_PEM: Final = re.compile(rb"-----BEGIN ([A-Z ]+)-----[^-]*-----END \1-----")


class NotAKey(ValueError):
    """A file that holds no Ed25519 key. The message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`key` is the raw public key, `value` the signature, both in lower-case hexadecimal."""

    key: str
    value: str

    @classmethod
    def read(cls, value: Any) -> Self:
        """From JSON. Raises `ValueError` or `TypeError`."""
        if set(value) != {"key", "value"} or not (_KEY.fullmatch(value["key"]) and _VALUE.fullmatch(value["value"])):
            raise ValueError("no signature")
        return cls(value["key"], value["value"])

    @property
    def fingerprint(self) -> str:
        return fingerprint(Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key)))

    def fits(self, statement: bytes) -> bool:
        """Whether whoever has `key` signed the statement."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key)).verify(bytes.fromhex(self.value), statement)
        except InvalidSignature:
            return False
        return True

    def is_by(self, keys: Iterable[Ed25519PublicKey]) -> bool:
        return any(key.public_bytes_raw().hex() == self.key for key in keys)


def statement(*, story: UUID, address: str, seq: int, at: str, chain_hash: str) -> bytes:
    """`at` as `dateline.record.chain.instant` writes it."""
    return canonical(
        {
            "statement": "dateline record head",
            "version": 1,
            "story": str(story),
            "address": address,
            "seq": seq,
            "at": at,
            "chain_hash": chain_hash,
        }
    )


def sign(key: Ed25519PrivateKey, stated: bytes) -> Signature:
    return Signature(key.public_key().public_bytes_raw().hex(), key.sign(stated).hex())


def fingerprint(key: Ed25519PublicKey) -> str:
    """SHA-256 of the key's DER form, as `openssl pkey -pubin -outform DER -in FILE | sha256sum` prints it."""
    der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return sha256(der).hexdigest()


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """PKCS #8 without a password: who can read the file can sign."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def read_private_key(pem: bytes) -> Ed25519PrivateKey:
    """Raises `NotAKey`."""
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise NotAKey("it holds no private key that can be read without a password") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise NotAKey("its key is not an Ed25519 key")
    return key


def read_public_keys(pem: bytes) -> tuple[Ed25519PublicKey, ...]:
    """Every key of a PEM file, a private one by its public half. Raises `NotAKey`."""
    found = [_public(block[0], block[1]) for block in _PEM.finditer(pem)]
    if not found:
        raise NotAKey("it holds no key in PEM form")
    return tuple(found)


def _public(block: bytes, label: bytes) -> Ed25519PublicKey:
    if b"PRIVATE" in label:
        return read_private_key(block).public_key()
    try:
        key = serialization.load_pem_public_key(block)
    except ValueError as error:
        raise NotAKey("it holds no key that can be read") from error
    if not isinstance(key, Ed25519PublicKey):
        raise NotAKey("its key is not an Ed25519 key")
    return key
