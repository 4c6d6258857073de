# Kizuna. Everything here works from a fresh clone with python3 >= 3.11 and pip.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs clean
SHELL := /bin/sh

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
INPUTS := pyproject.toml setup.py constraints.txt
# two processes are enough to hide waiting, and leave other people's machines usable
JOBS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(JOBS)

help:
	@echo "make demo    install, then run the main job: aggressive against transparent retention"
	@echo "make test    install, then run all tests"
	@echo "make check   everything that must hold before a commit: format, lint, types, walls, tests"
	@echo "make bench   how fast the engine is on this machine"
	@echo "make docs    write the generated pages and results/reference again"
	@echo "make clean   remove what was built (.venv and results stay)"

demo: $(RUN)
	@echo "Running the main job: the same customers under aggressive and under transparent retention."
	@$(BIN)/python -m experiments
	@$(BIN)/python -m experiments.reference

test: $(DEV)
	@echo "Running all tests in $(JOBS) processes; a few minutes."
	@$(PYTEST)

check: $(DEV)
	@echo "1/5 format";  $(BIN)/ruff format --check .
	@echo "2/5 lint";    $(BIN)/ruff check .
	@echo "3/5 types";   $(BIN)/mypy
	@echo "4/5 walls";   $(BIN)/lint-imports
	@echo "5/5 tests and doctests"; $(PYTEST)

bench: $(RUN)
	@$(BIN)/python -m experiments experiment=benchmark

docs: $(RUN)
	@$(BIN)/python -m experiments.docs

clean:
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage
	find . -name __pycache__ -type d -not -path "./.venv/*" -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || { \
	  echo "Kizuna needs Python 3.11, 3.12 or 3.13, and \`$(PYTHON)\` is $$(command -v $(PYTHON) >/dev/null && $(PYTHON) --version 2>&1 || echo not there)."; \
	  echo "Name another one: make PYTHON=python3.12 ..."; exit 1; } >&2
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. Install its venv package (on Debian and Ubuntu: python3-venv)."; \
	  exit 1; } >&2
	@echo "Making a virtual environment in .venv (once)."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

$(RUN): $(INPUTS) | .venv/bin/python
	@echo "Installing Kizuna and what it runs on (once; a minute or two)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEV): $(INPUTS) | .venv/bin/python
	@echo "Installing Kizuna and its development tools (once; a minute or two)."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[app,analysis,dask,data,dev]"
	@touch $@ $(RUN)
