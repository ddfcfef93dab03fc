# One command each: run, test, lint, bench, dist, app and more below. Needs python3 (3.11 or newer), pip and make.
PYTHON ?= python3
JOBS ?= 1
VENV := .venv
LOWEST := .venv-lowest
BIN := $(VENV)/bin

# Python keeps what it has compiled, whatever the machine's settings are: without that, each process
# of the tests compiles them and their tools anew, which takes longer than half of the tests.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-lowest dist app lint format bench bench-all fuzz endurance audit mutants keys screenshots clean

run: $(VENV)/.installed
	@$(BIN)/kaoview $(ARGS)

# The explorer's tests mostly wait for the screen, so more of them run at once than there are
# cores; they run without coverage, which would take longer than they do themselves.
test: lint $(VENV)/.dev
	$(BIN)/python -m pytest -n 4 --dist worksteal --ignore=tests/tui --cov --cov-report=term-missing
	$(BIN)/python -m pytest -n 6 --dist worksteal tests/tui

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The tests with every dependency at the lowest version that pyproject.toml allows.
test-lowest:
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python scripts/lowest.py > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(LOWEST)/constraints.txt --editable '.[dev]'
	$(LOWEST)/bin/python -m pytest -n 4 --dist worksteal --ignore=tests/tui
	$(LOWEST)/bin/python -m pytest -n 6 --dist worksteal tests/tui

# A wheel and an archive of the sources, checked for the index of packages.
dist: $(VENV)/.release
	$(BIN)/python -m build --outdir dist .
	$(BIN)/twine check dist/*.whl dist/*.tar.gz

# One file that runs wherever there is Python, for machines where nothing can be installed.
app: $(VENV)/.release
	@mkdir -p dist
	$(BIN)/shiv --console-script kaoview --reproducible --output-file dist/kaoview.pyz .

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

# Everything that is measured, beside other tools where they are installed: half an hour.
bench-all: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks.everything

# Any bytes for whatever reads any: an hour for each target of tests/fuzz, or as long as is said:
# make fuzz ARGS='--seconds 60 query text'. Linux only. What fails is kept in tests/corpus.
fuzz: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python -m tests.fuzz $(ARGS)

# The explorer used at random for an hour in a terminal of its own, with empty folders: whether it
# lives, and whether memory, files, threads and children stay level. Linux only.
# make endurance ARGS='--seconds 600 --seed 1'
endurance: $(VENV)/.dev
	$(BIN)/python -m tests.endurance $(ARGS)

# Known weaknesses of the versions that are installed; asks the database of the index of packages.
audit: $(VENV)/.release
	$(BIN)/pip-audit --skip-editable

# Mutation testing: small changes to what reads, searches, compares and exports, and which of them
# no test notices (.venv/bin/mutmut show NAME shows one). All of them take most of a day; stop at
# any time, and the next run goes on from there. Some: make mutants ARGS='kaoview.search.typos.*'
mutants: $(VENV)/.dev
	$(BIN)/mutmut run --max-children $(JOBS) $(ARGS)
	@$(BIN)/mutmut results | grep -E 'survived|no tests' || true

# The tables of keys in docs/keys.md, in both languages, from the list of actions.
keys: $(VENV)/.dev
	$(BIN)/python -m tests.tools.readme

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "安裝中，第一次需要一兩分鐘…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.release: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release]'
	@touch $@

# The readmes' pictures, from the explorer with the bundled documents.
screenshots: $(VENV)/.dev
	$(BIN)/python -m tests.tools.screenshots

clean:
	rm -rf $(VENV) $(LOWEST) build dist mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov
