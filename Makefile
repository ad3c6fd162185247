# Every command of the project. `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup test check lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

setup: $(VENV)/.dev ## Make the environment with the pinned dependencies

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

test: $(VENV)/.dev ## Set up and run every test
	$(BIN)/python -m pytest --cov --cov-report=term-missing --cov-fail-under=90

check: $(VENV)/.dev ## Lint and check types
	$(BIN)/ruff check plugins tests
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline --persona pedantic .github/

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header pyproject.toml requirements/build.in
lock: $(VENV)/.dev ## Pin the newest allowed dependencies, with hashes
	$(LOCK) --upgrade -o requirements/site.txt
	$(LOCK) --upgrade --group dev -c requirements/site.txt -o requirements/dev.txt

clean: ## Remove everything that was built
	rm -rf site .site-new .cache $(VENV)
