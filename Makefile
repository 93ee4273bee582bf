# Everything here runs from the root of the project, with relative paths only, and through `.venv/bin/python -m ...`:
# both hold in a folder whose path has spaces and Vietnamese letters, where a script's first line may not.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site unit lint test check mutants serve lock clean distclean provision

# PYTHON: the interpreter that .venv is made of. The first of these that is new enough, unless you name one.
OLD_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do "$$p" -c "$(OLD_ENOUGH)" >/dev/null 2>&1 && echo "$$p" && break; done)
endif

PY := .venv/bin/python
READY := .venv/.ready
NODE_READY := node_modules/.ready
PLANS := $(PY) -m generator.cli
NODE := $(PY) -m tests.provision node
ESLINT := $(NODE) node_modules/eslint/bin/eslint.js --config tests/javascript/eslint.config.js --max-warnings 0
TSC := $(NODE) node_modules/typescript/bin/tsc --project tests/javascript
# where scripts stand: of the site, of its frame, of the tests
SCRIPTS := generator/site/scripts generator/commands site_config/theme tests

# SITE_URL: where the site will stand, when not at the address in site_config/.
SITE_URL ?=
# ARGS: handed to pytest, for a part of the tests: make test ARGS="tests/unit -k layers"
ARGS ?=
# UPGRADE=1 with `make lock`: take the newest versions; without it, only what pyproject.toml asks for changes.
UPGRADE ?=

# A .venv whose interpreter has gone, or is too old, is not ready whatever its stamp says.
ifneq ($(wildcard $(READY)),)
$(shell $(PY) -c "$(OLD_ENOUGH)" >/dev/null 2>&1 || rm -f $(READY))
endif

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  PYTHON=python3.12 chooses the interpreter, SITE_URL=https://host/path/ the address of the site,"
	@echo "  ARGS=\"tests/unit -k dates\" a part of the tests, UPGRADE=1 the newest versions (make lock)."

site: $(READY) $(NODE_READY) ## set up, then check, build and validate everything into site/ and datasets/
	$(PLANS) build $(if $(SITE_URL),--site-url "$(SITE_URL)")

test: $(READY) $(NODE_READY) provision ## set up, then ruff, mypy, eslint, tsc and all tests
	@status=0; \
	echo "ruff"; $(PY) -m ruff check . || status=1; $(PY) -m ruff format --check . || status=1; \
	echo "mypy"; $(PY) -m mypy || status=1; \
	echo "eslint"; $(ESLINT) $(SCRIPTS) || status=1; \
	echo "tsc"; $(TSC) || status=1; \
	echo "pytest"; $(PY) -m pytest --numprocesses=auto --dist=loadscope --no-loadscope-reorder $(ARGS) || status=1; \
	exit $$status

check: $(READY) ## check content/ and its exceptions, and that datasets/ is what content/ gives
	$(PLANS) check --strict

unit: $(READY) $(NODE_READY) ## the unit tests but the slowest: while you work (ARGS as for test)
	$(PY) -m pytest tests/unit -m "not slow" --numprocesses=auto --dist=loadscope --no-loadscope-reorder $(ARGS)

mutants: $(READY) $(NODE_READY) ## change one line of generator/ at a time: do the tests notice? (long; ARGS="--seed 2 text")
	$(PY) -m tests.mutants $(ARGS)

lint: $(READY) $(NODE_READY) ## ruff and mypy; eslint and tsc for the scripts
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(ESLINT) $(SCRIPTS)
	$(TSC)

serve: $(READY) $(NODE_READY) ## build, serve on this machine only, and rebuild at every change
	$(PLANS) serve

setup: $(READY) ## make .venv ready from requirements.lock (the others do it by themselves)

lock: $(READY) ## write requirements.lock and package-lock.json anew from pyproject.toml and package.json
	$(PY) -m uv pip compile --no-config --universal --python-version 3.11 --all-extras --generate-hashes \
	  --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --overrides requirements.overrides \
	  $(if $(UPGRADE),--upgrade) --quiet --output-file requirements.lock pyproject.toml
	$(PY) -m tests.provision npm install --package-lock-only

clean: ## remove what is generated and not committed
	rm -rf build site .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## and the installed packages
	rm -rf .venv node_modules *.egg-info

# --- setting up ---------------------------------------------------------------------------------------------------

# The stamp lies inside .venv and is older than a changed lock, so a second run does nothing and a new lock installs.
# `--only-binary`: nothing is compiled, and no unlocked build tool is fetched. The project itself is not installed: a
# path with Vietnamese letters in .venv would stop Python from starting under a C locale. `.venv/bin/plans` runs it.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && "$(PYTHON)" -c "$(OLD_ENOUGH)" || { \
	  echo "Python 3.11 or newer is needed$(if $(PYTHON), and $(PYTHON) is not,; none is on PATH). Name one: make $(or $(MAKECMDGOALS),site) PYTHON=/path/to/python3.12"; \
	  exit 2; }
	@echo "setting up .venv with $$("$(PYTHON)" --version) (some minutes the first time)"
	@$(PY) -c "$(OLD_ENOUGH)" 2>/dev/null && $(PY) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv || { \
	  echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 2; }
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements.lock
	@printf '%s\n' '#!/bin/sh' '# Runs the commands of the project this .venv stands in, from anywhere.' \
	  'root=$$(cd "$$(dirname "$$0")/../.." && pwd)' \
	  'PYTHONPATH="$$root$${PYTHONPATH:+:$$PYTHONPATH}" exec "$$root/.venv/bin/python" -m generator.cli "$$@"' >.venv/bin/plans
	@chmod +x .venv/bin/plans
	@touch $@

# What the pages use in the browser and what the tests need from npm. Node is the one on PATH when it is new enough,
# else the one in .venv.
$(NODE_READY): package-lock.json package.json .npmrc $(READY)
	@echo "setting up node_modules"
	@$(PY) -m tests.provision npm ci --no-progress --loglevel=error
	@touch $@

provision: $(READY)
	@$(PY) -m tests.provision chromium
