# The whole developer interface. `make demo` and `make test` set everything up by themselves: they need Python 3.11 or later,
# make and git, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help install demo accuracy test test-slow test-all check format docs bench million desk-speed desk-load bench-copies train lock clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Tadmor needs Python 3.11 or later, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Tadmor stands on (about 300 MB; a few minutes the first time)"
	$(PIP) -r requirements/build.txt
	$(PIP) -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.gazetteer: $(VENV)/.base src/tadmor/lexicon/gazetteer_build.py
	$(BIN)/tadmor gazetteer build
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.gazetteer
	$(PIP) -r requirements/dev.txt
	@touch $@

install: $(VENV)/.gazetteer  ## set up .venv with the program, the parser and the gazetteer

demo: install  ## read the example dossier and print its events
	$(BIN)/tadmor run examples/gobi/reports --record demo-record

test: $(VENV)/.dev  ## the tests (under ten minutes on two cores)
	$(BIN)/python -m pytest -m "not browser and not slow"

test-slow: $(VENV)/.dev  ## what needs Chromium, and what takes minutes
	$(BIN)/python -m pytest -m "browser or slow"

test-all: test test-slow  ## all of them

check: $(VENV)/.dev  ## format, lint, types and import contracts
	$(BIN)/ruff format --check src tests benchmarks scripts examples training
	$(BIN)/ruff check src tests benchmarks scripts examples training
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev  ## put the code into the house format
	$(BIN)/ruff format src tests benchmarks scripts training
	$(BIN)/ruff check --fix src tests benchmarks scripts training

docs: $(VENV)/.dev  ## write the reference pages anew from the code
	$(BIN)/python scripts/make_reference.py

accuracy: $(VENV)/.dev  ## measure the reading on gold sets and write the figures into the pages (SHARED=folder)
	$(BIN)/tadmor bench reading --data $(SHARED)/data --figures figures.json
	$(BIN)/python scripts/fill_accuracy.py figures.json

bench: $(VENV)/.dev  ## accuracy on the hand-coded dossiers and speed beside a plain parse (SHARED=folder of gold data)
	$(BIN)/tadmor bench dossier $(SHARED)/dossiers/*
	$(BIN)/tadmor bench speed $(SHARED)/data/polnear/train/text $(SHARED)/data/polnear/dev/text

bench-copies: $(VENV)/.dev  ## near duplicates among 100,000 made-up texts: recall, precision, seconds, memory
	PYTHONPATH=. $(BIN)/python benchmarks/near_duplicates.py

million: $(VENV)/.dev  ## match a million synthetic claims and write the page on it (a quarter of an hour)
	PYTHONPATH=. $(BIN)/python benchmarks/match_million.py --out docs

desk-speed: $(VENV)/.dev  ## how fast the review desk answers on 100,000 made-up statements (a quarter of an hour)
	rm -rf desk-speed-record
	PYTHONPATH=. $(BIN)/python benchmarks/desk_record.py desk-speed-record
	PYTHONPATH=. $(BIN)/python benchmarks/desk_speed.py desk-speed-record --out docs/desk-speed.md
	rm -rf desk-speed-record

desk-load: $(VENV)/.dev  ## twenty people at one desk for five minutes: does anything fail or get lost
	rm -rf desk-load-record desk-load-large
	$(BIN)/tadmor run examples/gobi/reports --record desk-load-record
	PYTHONPATH=. $(BIN)/python benchmarks/desk_record.py desk-load-large
	PYTHONPATH=. $(BIN)/python benchmarks/desk_load.py desk-load-record desk-load-large --out docs/desk-load.md
	rm -rf desk-load-record desk-load-large

train: $(VENV)/.dev  ## train the heads anew (SHARED=folder of gold data), see docs/models
	$(BIN)/python training/truecase.py $(SHARED)/data
	$(BIN)/python training/entities.py $(SHARED)/data
	$(BIN)/python training/parts.py $(SHARED)/data
	$(BIN)/python training/event_place.py $(SHARED)/data
	$(BIN)/python training/matching.py $(SHARED)/data
	$(BIN)/python training/words.py $(SHARED)/data
	$(BIN)/python training/realis.py
	$(BIN)/python training/confidence.py $(SHARED)/dossiers/*/ examples/held-out/botswana-2016-06 examples/held-out/paraguay-2019-09 examples/wires/zambia-2018-05

lock:  ## write the pinned requirements anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/base.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements/base.txt -o requirements/dev.txt
	uv pip compile requirements/build.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements/dev.txt -o requirements/build.txt

clean:  ## remove what the other commands made
	rm -rf $(VENV) demo-record .mypy_cache .ruff_cache .pytest_cache
