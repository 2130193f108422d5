"""Runs the tests on what this machine has, and says plainly what was left out for want of what.

Under CI nothing may be left out: a missing part is a failure there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def missing(*, prove: bool) -> dict[str, str]:
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
    if not any(Path("/usr/lib/nginx/modules").glob("ngx_nchan_module*")):
        found["nchan"] = "nginx's nchan is missing (Debian: apt-get install libnginx-mod-nchan)"
    if not (shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        found["cluster"] = "PostgreSQL's programs are missing (Debian: apt-get install postgresql)"
    if prove and (why := _no_hosts()):
        found["hosts"] = why
    return found


def _no_hosts() -> str | None:
    """Why no network namespaces can be made here."""
    if os.geteuid() or not shutil.which("ip"):
        return "they need root and iproute2 (Debian: apt-get install iproute2)"
    name = f"dateline-{os.getpid()}-trial"
    if subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode:
        return "this machine lets nobody make network namespaces"
    subprocess.run(["ip", "netns", "delete", name], check=True)
    return None


def _nginx() -> str | None:
    """Debian keeps it where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def pytest(expression: str, more: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-n", str(os.cpu_count() or 2), "--dist", "loadgroup", "-m", expression]
    with tempfile.NamedTemporaryFile("r") as figures:
        surroundings = {**os.environ, **environment, "DATELINE_FIGURES": figures.name}
        status = subprocess.call([*command, *more], cwd=ROOT, env=surroundings)
        print(figures.read(), end="", flush=True)
    return status


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--prove", action="store_true", help="run the long proofs instead")
    chosen, more = options.parse_known_args()
    absent = missing(prove=chosen.prove)
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
        # Left to the first run: what asks no database, and what brings one of its own.
        again = f"{expression} and database and not browser and not markup and not faults"
        status = pytest(again, more, DATELINE_PROPERTIES=profile, DATABASE_URL=postgres)
    return status


if __name__ == "__main__":
    sys.exit(main())
