"""The wheel holds everything: in an environment with only its dependencies, the program runs and serves pages."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.config.cli import surroundings
from tests.other_process import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`dateline` installed from the wheel alone; its dependencies come from this environment, not from a network."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    start = home / "bin" / "dateline"
    start.write_text(f"#!{python}\nimport sys\nfrom dateline.config.cli import main\nsys.exit(main())\n")
    start.chmod(0o755)
    return start


def test_it_has_what_python_files_alone_would_leave_out(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for name in (
        "dateline/config/empty.sqlite3.gz",
        "dateline/body/body.schema.json",
        "dateline/reader/static/reader/ground.css",
        "dateline/reader/templates/reader/story.html",
        "dateline/py.typed",
    ):
        assert name in names
    assert not [name for name in names if name.startswith("tests/")]


def test_it_imports_a_page_and_verifies_it(program: Path, tmp_path: Path) -> None:
    page = Path(__file__).with_name("rolling_page.txt")
    environment = surroundings()
    environment.pop("PYTHONPATH", None)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )

    where = subprocess.run(
        [program.with_name("python"), "-c", "import dateline; print(dateline.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert str(program.parent.parent) in where.stdout
    done = run("import", str(page), "--published", "2017-03-02")
    assert done.returncode == 0, done.stderr
    assert "whole and unchanged" in run("verify").stdout
