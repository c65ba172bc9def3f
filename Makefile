# Needs Python 3.11 and make; everything else goes into .venv, pinned with hashes by requirements.lock
# (requirements-run.lock has what running it needs, without the tools for work on it).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: check test lint bench install lock clean

check: install            ## the example story, checked
	$(BIN)/factcheck check claims/torres-exoneration

test: install             ## all tests
	$(BIN)/pytest

lint: install             ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: install            ## how long the example takes, from nothing
	bash -c 'time $(BIN)/factcheck check --no-cache --no-claim-files --quiet claims/torres-exoneration'

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "factcheck needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

LOCK := pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --build-deps-for editable \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock:                     ## pin anew, for work on it and for running it; needs pip-tools
	$(LOCK) --extra dev --output-file requirements.lock pyproject.toml
	$(LOCK) --constraint requirements.lock --output-file requirements-run.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist *.egg-info
