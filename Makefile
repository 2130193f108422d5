# Everything a newcomer or CI needs. `make setup` makes .venv; the other targets call it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

.PHONY: demo test prove lint bench bench-peers setup wheel empty-database requirements clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Dateline needs Python 3.11 or newer; set PYTHON=") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || { echo "Making $(VENV) …"; $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "This Python can't make virtual environments. On Debian: apt-get install python3-venv"; exit 1; }; }
	@echo "Installing the pinned dependencies …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

demo: setup
	@$(BIN)/dateline demo $(ARGS)

test: setup
	@$(BIN)/python tests/run.py $(ARGS)

prove: setup
	@$(BIN)/python tests/run.py --prove $(ARGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests bench
	$(BIN)/lint-imports

# Every measurement of docs/performance.md. One of them: make bench-live ARGS="--readers 1000"
bench:
	@$(MAKE) --no-print-directory bench-publish bench-live bench-pages bench-desk bench-record ARGS=

bench-peers: setup
	$(BIN)/python -m bench.live --install

bench-%: setup
	$(BIN)/python -m bench.$* $(ARGS)

wheel: setup
	$(BIN)/python -m hatchling build -t wheel

empty-database: setup
	$(BIN)/python -m dateline.config.pack_empty_database

# Needs uv. The files record no download addresses.
requirements:
	uv pip compile --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --quiet pyproject.toml -o requirements/run.txt
	uv pip compile --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --quiet pyproject.toml --group dev -o requirements/dev.txt

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis dateline-demo
