"""`dateline manage make_signing_key`: the key with which this newsroom signs its records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand, CommandError

from dateline.history.proof.keys import key_file
from dateline.record.proof.signing import fingerprint, private_pem


class Command(BaseCommand):
    help = "Makes the key that signs the records of this newsroom's stories. A key that is there is never replaced."

    def handle(self, *args: Any, **options: Any) -> None:
        file = key_file()
        if file is None:
            raise CommandError("set DATELINE_SIGNING_KEY_FILE to the file that is to hold the key")
        key = Ed25519PrivateKey.generate()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, private_pem(key))
        except FileExistsError as error:
            raise CommandError(
                f"{file} is there already. To use a new key, move it to the folder of old keys first."
            ) from error
        except OSError as error:
            raise CommandError(f"{file} can't be written: {error.strerror}") from error
        self.stdout.write(f"{file} signs from now on. Keep a copy where nobody else can read it.")
        self.stdout.write(f"Fingerprint (SHA-256): {fingerprint(key.public_key())}")


def _write(file: Path, pem: bytes) -> None:
    """Readable by its owner alone from the first moment."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(pem)
