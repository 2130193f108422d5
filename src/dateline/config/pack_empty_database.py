"""Makes `empty.sqlite3.gz` anew: `python -m dateline.config.pack_empty_database`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        from dateline.config.first_start import set_up

        set_up()
        from django.core.management import call_command
        from django.db import connection

        from dateline.config.empty_database import PACKED, pack

        call_command("migrate", verbosity=0, interactive=False)
        connection.close()
        pack(Path(folder) / "dateline.sqlite3")
        print(f"{PACKED.name}: {PACKED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
