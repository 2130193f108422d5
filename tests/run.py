"""Runs the tests on what this machine has, and says plainly what was left out for want of what.

Under CI nothing may be left out: a missing part is a failure there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def missing() -> dict[str, str]:
    """Marker: why its tests can't run here."""
    found = {}
    if not CORPORA.is_dir():
        found["conformance"] = "the real cases (../shared/corpora) are not here"
    if not (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")):
        found["browser"] = "there is no Chromium (Debian: apt-get install chromium)"
    if not (ROOT / "node_modules" / ".bin" / "html-validate").exists():
        found["markup"] = "html-validate is not installed (npm ci)"
    if not (shutil.which("node") and (ROOT / "node_modules" / ".bin" / "tsc").exists()):
        found["script"] = "TypeScript is not installed (npm ci)"
    if not (shutil.which("redis-server") and shutil.which("openssl") and shutil.which("curl") and _nginx()):
        found["services"] = "Redis or nginx is missing (Debian: apt-get install redis-server nginx openssl curl)"
    return found


def _nginx() -> str | None:
    """Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def pytest(expression: str, more: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", str(os.cpu_count() or 2), "--dist", "loadgroup", "-m", expression]
    return subprocess.call([*command, *more], cwd=ROOT, env={**os.environ, **environment})


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--prove", action="store_true", help="run the long proofs instead")
    chosen, more = options.parse_known_args()
    absent = missing()
    for marker, why in absent.items():
        print(f"Left out: {marker} tests, because {why}.")
    if absent and os.environ.get("CI"):
        print("Under CI every test must run.")
        return 1
    postgres = os.environ.get("DATELINE_TEST_POSTGRES")
    if not postgres:
        print("Left out: the run on PostgreSQL, because DATELINE_TEST_POSTGRES names no server.")
        if os.environ.get("CI"):
            return 1
    parts = ["(prove or property)" if chosen.prove else "not prove", *(f"not {marker}" for marker in absent)]
    expression = " and ".join(parts)
    profile = "prove" if chosen.prove else "test"
    print("On SQLite:", flush=True)
    status = pytest(expression, more, DATELINE_PROPERTIES=profile, DATABASE_URL="")
    if postgres and not status:
        print("On PostgreSQL:", flush=True)
        # Left to the first run: what looks at a demo, which has a database of its own, and at files.
        again = f"{expression} and not conformance and not browser and not markup"
        status = pytest(again, more, DATELINE_PROPERTIES=profile, DATABASE_URL=postgres)
    return status


if __name__ == "__main__":
    sys.exit(main())
