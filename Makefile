# Every target sets up what it needs; nothing is fetched again once it stands.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
DEMO := out/demo
REPORTS := examples/ukraine-plan/reports
PIP := -m pip install --quiet --disable-pip-version-check

.PHONY: install demo serve test check bench train bench-model corpus-stats

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Carsica needs Python 3.11 or later; name it with: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) -e .
	@touch $@

# What tests and checks need on top.
$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python $(PIP) -e '.[dev]'
	@touch $@

demo: install
	@rm -rf $(DEMO)
	@$(BIN)/carsica new $(DEMO) --name "A peace plan and its versions"
	@$(BIN)/carsica add $(DEMO) $(REPORTS)
	@$(BIN)/carsica build $(DEMO) --progress
	@echo
	@$(BIN)/carsica brief $(DEMO)
	@echo
	@$(BIN)/carsica export $(DEMO) --html out/dossier.html

$(DEMO)/dossier.duckdb:
	$(MAKE) demo

serve: install $(DEMO)/dossier.duckdb
	$(BIN)/carsica serve $(DEMO)

test: $(VENV)/.dev
	@$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# spaCy, for comparison, in an environment of its own.
.venv-bench/.installed:
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(PIP) -r bench/requirements.txt
	@touch $@

bench: install .venv-bench/.installed
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/demo.py
	$(BIN)/python bench/reading.py --beside .venv-bench/bin/python
	$(BIN)/python bench/growth.py

# The reader's weights. Training has an environment of its own; the torch version is pinned in its requirements.
TRAIN := .venv-training/bin/python
DATA := ../shared/data

.venv-training/.installed: training/requirements.txt
	$(PYTHON) -m venv .venv-training
	$(TRAIN) $(PIP) -r training/requirements.txt
	@touch $@

# Stops and goes on: each stage keeps a checkpoint. The first two stages learn trees and names, the others the corpus
# beside; what ships is a blend of three.
STAGES := build/training
CORPUS := --corpus 3 --english 0.5 --italian 2 --others 1 --names 0.5
train: .venv-training/.installed
	$(TRAIN) -m training.train --data $(DATA) --out $(STAGES)/first --steps 1500 --warm 100 --decay 1100 --rate 4e-4
	$(TRAIN) -m training.train --data $(DATA) --out $(STAGES)/second --from $(STAGES)/first/reader.pt \
	  --steps 2500 --warm 150 --decay 2000
	$(TRAIN) -m training.train --data $(DATA) --out $(STAGES)/layers --from $(STAGES)/second/reader.pt \
	  --steps 3200 --warm 150 --decay 2600 $(CORPUS)
	$(TRAIN) -m training.blend $(STAGES)/second $(STAGES)/layers --share 0.4 --out $(STAGES)/between
	$(TRAIN) -m training.train --data $(DATA) --out $(STAGES)/last --from $(STAGES)/between/reader.pt \
	  --steps 900 --warm 50 --decay 850 --rate 1.5e-4 --head-rate 1e-3 --stress 2 $(CORPUS)
	$(TRAIN) -m training.blend $(STAGES)/last $(STAGES)/layers --share 0.5 --heads --out $(STAGES)/both
	$(TRAIN) -m training.blend $(STAGES)/second $(STAGES)/both --share 0.15 --out $(STAGES)/shipped
	$(TRAIN) -m training.lemmas --data $(DATA)
	$(TRAIN) -m training.export --out $(STAGES)/shipped
	$(TRAIN) -m training.chains --data $(DATA)

# Every figure of the model card.
bench-model: $(VENV)/.installed .venv-training/.installed
	$(BIN)/python -m training.evaluate --data $(DATA)
	$(TRAIN) -m training.claims

# What the corpus holds; the last line is JSON.
corpus-stats: $(VENV)/.installed
	@$(BIN)/python -m corpus.stats
