# The one door to everything. On a fresh machine: `make run` and `make test`.
# Needs Python 3.11 or later, pip and make. Another interpreter: make PYTHON=python3.13 test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RECENT := sys.exit(sys.version_info < (3, 11))
# The interpreter behind one that may be an environment's.
interpreter = $(shell { $(1) -c 'import sys; print(sys.base_prefix, sys.version_info[:3])'; } 2>/dev/null)
# Compiled files make the next start fast.
unexport PYTHONDONTWRITEBYTECODE

# An environment is built anew where its Python is too old or gone, where it has no pip or was moved
# (its commands begin with the interpreter's old path), and where another PYTHON is asked for.
USABLE := $(shell $(BIN)/python -c 'import pip, sys; $(RECENT)' 2>/dev/null \
  && test -x "$$(sed -n '1s/^..//p' $(BIN)/pip)" && echo yes)
ifneq ($(origin PYTHON),file)
  ifneq ($(call interpreter,$(PYTHON)),$(call interpreter,$(BIN)/python))
    USABLE :=
  endif
endif
ifneq ($(USABLE),yes)
.PHONY: $(BIN)/python $(VENV)/run $(VENV)/dev
endif

.DEFAULT_GOAL := help
.PHONY: help run test check tests golden bench soak attacks lint format requirements docs clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run ## the sandbox in a browser; the real Slack where its tokens are set; PORT=3100 moves it
	$(BIN)/python -m bot start

test: check tests ## everything that CI checks

check: $(VENV)/dev ## style, types, layers, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m catalog lint

tests: $(VENV)/dev ## the tests alone; at least 95 % of all branches have to run
	$(BIN)/pytest -n auto --cov --cov-report=term

golden: $(VENV)/dev ## write the messages that the tests compare with anew, after a change that is meant
	GOLDEN=write $(BIN)/pytest -q tests/bot/test_golden.py

bench: $(VENV)/dev ## how long answers take, side by side with bare apps of the same tools
	$(BIN)/python -m scripts.bench

soak: $(VENV)/dev ## thousands of requests with faults, each answer counted; minutes
	$(BIN)/python -m scripts.soak

attacks: $(VENV)/dev ## how the bot holds under hostile requests; minutes
	$(BIN)/python -m scripts.attacks

format: $(VENV)/dev ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/dev ## write the generated tables of the README and the schemas of the data anew
	$(BIN)/python -m scripts.readme
	$(BIN)/python -m scripts.schemas

requirements: ## compile requirements/*.txt from pyproject.toml, with hashes
	$(PYTHON) -m scripts.requirements

clean: ## remove what make made
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; $(RECENT)' 2>/dev/null || { \
	  found=$$(command -v $(PYTHON) >/dev/null && $(PYTHON) --version 2>&1 || echo not there); \
	  echo "SIP Desk needs Python 3.11 or later, and $(PYTHON) is $$found. Name another one," \
	    "for example: make PYTHON=python3.13 $(or $(firstword $(MAKECMDGOALS)),run)" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/run: requirements/run.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev: requirements/dev.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/run
