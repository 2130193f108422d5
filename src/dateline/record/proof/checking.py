"""Checks an exported record, line by line: no gap, no changed byte, a story that can be followed, a true signature."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dateline.record.chain import instant
from dateline.record.proof.findings import Finding, Part, Takedown
from dateline.record.proof.following import UNFOLLOWABLE, Following
from dateline.record.proof.lines import (
    LONGEST,
    Head,
    Header,
    NotALine,
    hash_of,
    read_entry,
    read_head,
    read_header,
    read_value,
)
from dateline.record.proof.links import NOT_LINKED, Links
from dateline.record.proof.sealed import SealedEntry
from dateline.record.proof.signing import statement

MOST: Final = 1_000
"""Findings after which checking stops."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file is and what is wrong with it. An empty list of findings is a sound record.

    `signed_by` is the fingerprint of the key whose signature fits; `compared` says whether it is one of the keys given.
    """

    entries: int
    findings: tuple[Finding, ...]
    takedowns: tuple[Takedown, ...] = ()
    header: Header | None = None
    headline: str = ""
    signed_by: str = ""
    compared: bool = False


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    """Each with its line feed. A line that is longer than any entry can be is cut."""
    while line := file.readline(LONGEST):
        yield line


def check_file(lines: Iterable[bytes], keys: Collection[Ed25519PublicKey] | None = None) -> Checked:
    """Reads once and keeps no text. With `keys`, the head must be signed with one of them."""
    rest = iter(lines)
    first = next(rest, b"")
    try:
        header = read_header(read_value(first)) if first else None
    except NotALine as error:
        return Checked(0, (Finding(None, f"{error}; nothing else was checked", Part.HEADER),))
    if header is None:
        return Checked(0, (Finding(None, "the file is empty", Part.HEADER),))
    check = _Check(header, hash_of(first), keys)
    for line, is_last in _with_last(rest):
        check.read(line, is_last=is_last)
        if len(check.findings) >= MOST:
            check.findings.append(Finding(check.links.seq, "so much is wrong that checking stopped here"))
            break
    else:
        check.end()
    return check.checked()


def _with_last(lines: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    before = next(lines, None)
    for line in lines:
        assert before is not None  # noqa: S101 (there was one before this one)
        yield before, False
        before = line
    if before is not None:
        yield before, True


class _Check:
    def __init__(self, header: Header, header_hash: str, keys: Collection[Ed25519PublicKey] | None) -> None:
        self.header, self.links, self.findings = header, Links(header.story), list[Finding]()
        self._header_hash, self._keys = header_hash, keys
        self._following: Following | None = Following()
        self._last: SealedEntry | None = None
        self._headline = self._signed_by = ""
        self._compared = self._foreign = False
        self._head: Head | None = None
        self._entries = 0

    def read(self, line: bytes, *, is_last: bool) -> None:
        """A line after the first."""
        if self._head is not None:
            self._find("there are more lines after it", Part.HEAD)
        elif line.startswith(b'{"head"') or (is_last and self._entries == self.header.entries):
            self._read_head(line)
        else:
            self._read_entry(line)

    def end(self) -> None:
        self.findings.extend(self.links.end())
        if self.header.entries != self._entries:
            counted = f"it says that there are {self.header.entries} entries, but there are {self._entries}"
            self._find(counted, Part.HEADER)
        if self._head is None:
            self._find(f"it is missing: the file is cut off after entry {self.links.seq}", Part.HEAD)
        links = self.links
        if links.broken == links.checked and (links.checked > 1 or (links.checked and self._foreign)):
            self.findings = [found for found in self.findings if found.what != NOT_LINKED]
            self._find("the entries are not of the story that it names", Part.HEADER)

    def checked(self) -> Checked:
        return Checked(
            self._entries,
            tuple(self.findings),
            self.links.takedowns,
            self.header,
            self._headline,
            self._signed_by,
            self._compared,
        )

    def _find(self, what: str, part: Part) -> None:
        self.findings.append(Finding(None, what, part))

    def _read_entry(self, line: bytes) -> None:
        self._entries += 1
        try:
            entry = read_entry(read_value(line))
        except NotALine as error:
            self.findings.append(Finding(self.links.seq + 1, f"line {self._entries + 1} can't be read: {error}"))
            self.links.skip()
            self._following = self._last = None
            return
        known = len(self.findings)
        self.findings.extend(self.links.follow(entry))
        self._last = entry
        self._follow(entry, sound=len(self.findings) == known)

    def _follow(self, entry: SealedEntry, *, sound: bool) -> None:
        """What can't be followed after something else was wrong is only a consequence of that."""
        if self._following is None:
            return
        try:
            self._following.follow(entry)
        except UNFOLLOWABLE as error:
            if sound:
                self.findings.append(Finding(entry.seq, f"can't be followed: {error}"))
            self._following = None
        else:
            self._headline = (self._following.head.facts or {}).get("headline", "")

    def _read_head(self, line: bytes) -> None:
        try:
            head = self._head = read_head(read_value(line))
        except NotALine as error:
            self._head = Head(0, "", "", "", None)
            self._find(f"it can't be read: {error}", Part.HEAD)
            return
        if head.header != self._header_hash:
            self._foreign = True
            self._find("it is not what the last line says of it", Part.HEADER)
        if head.seq != self.links.seq or not self._is_last(head):
            self._find("it does not name the last entry", Part.HEAD)
        self._check_signature(head)

    def _is_last(self, head: Head) -> bool:
        last = self._last
        return last is None or (head.at, head.chain_hash) == (instant(last.at), last.chain_hash)

    def _check_signature(self, head: Head) -> None:
        signature = head.signature
        if signature is None:
            if self._keys is not None:
                self._find("it is not signed", Part.HEAD)
            return
        stated = statement(
            story=self.header.story,
            address=self.header.address,
            seq=head.seq,
            at=head.at,
            chain_hash=head.chain_hash,
        )
        if not signature.fits(stated):
            self._find("its signature does not fit the record", Part.HEAD)
            return
        self._signed_by = signature.fingerprint
        self._compared = self._keys is not None and signature.is_by(self._keys)
        if self._keys is not None and not self._compared:
            self._find(f"it is signed with another key: {self._signed_by}", Part.HEAD)
