# Four Fronts: `make play` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: play test test-long matrix lint bench playthroughs kept examples citation map clean help

help:
	@echo "make play          play against three bots in this terminal"
	@echo "make test          run the tests"
	@echo "make lint          ruff, mypy, import contracts, content lint"
	@echo "make test-long     the long runs: every bit flip, 150 kills, 10,000 paired worlds, fuzz"
	@echo "make matrix        the core under every Python there is, lowest and highest libraries"
	@echo "make bench         speed, beside a yardstick measured in the same run"
	@echo "make playthroughs  write the golden playthroughs anew (review the diff)"
	@echo "make kept          keep a match, a room and outcomes of a new behaviour number"
	@echo "make examples      play the three example matches in saves/examples anew"
	@echo "make citation      check that CITATION.cff can be read by those who cite"
	@echo "make map           write the table of acts into game/README.md anew"
	@echo "make clean         remove the virtual environment and caches"

play: $(VENV)/played
	@$(BIN)/fourfronts play

test: $(VENV)/tested
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/fourfronts lint

test-long: $(VENV)/tested
	FOURFRONTS_LONG=1 $(BIN)/python -m pytest -n auto --dist worksteal
	$(BIN)/fourfronts fuzz --matches 1000

matrix:
	@.ci/matrix

bench: $(VENV)/tested
	@$(BIN)/python -m pytest tests/bench -o addopts="--import-mode=importlib -q" --benchmark-sort=name --benchmark-columns=median,ops,rounds -s

playthroughs: $(VENV)/tested
	FOURFRONTS_UPDATE=1 $(BIN)/python -m pytest tests/playthroughs

kept: $(VENV)/tested
	$(BIN)/python -m tests.saves.keeping

EXAMPLES := saves/examples
examples: $(VENV)/played
	rm -f $(EXAMPLES)/*.jsonl
	$(BIN)/fourfronts simulate --games 1 --seed 7 --lens A --save $(EXAMPLES)/the-essay-under-lens-a.jsonl \
		--orders us=essay,allies=essay,labs=essay,china=adaptive
	$(BIN)/fourfronts simulate --games 1 --seed 11 --lens B --scenario crunch-2027 \
		--save $(EXAMPLES)/an-open-door-in-the-crunch-of-2027.jsonl \
		--orders us=open-door,allies=status-quo,labs=race,china=adaptive
	{ cat tests/lines/leading-china.txt; yes go | head -60; } | $(BIN)/fourfronts play --plain --as china \
		--seed example --save $(EXAMPLES)/a-person-leads-china.jsonl >/dev/null
	$(BIN)/fourfronts verify $(EXAMPLES)/*.jsonl

# In an environment of its own: cffconvert wants an older jsonschema than the test tools.
CITE := $(VENV)/citation/bin
citation: $(CITE)/cffconvert
	$(CITE)/cffconvert --validate -i CITATION.cff

$(CITE)/cffconvert: $(VENV)/bin/python
	@$(BIN)/python -m venv $(VENV)/citation
	@$(CITE)/python -m pip install --quiet --disable-pip-version-check "cffconvert>=2"

map: $(VENV)/tested
	$(BIN)/python -m tests.architecture.phase_table

clean:
	rm -rf $(VENV) .venv-matrix .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Four Fronts needs Python 3.11 or newer; try: make play PYTHON=python3.12"; exit 1; }
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# The two marks keep playing quick: players never wait for the developers' tools.
$(VENV)/played: $(VENV)/bin/python pyproject.toml
	@echo "Installing (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tested: $(VENV)/bin/python pyproject.toml
	@echo "Installing the test tools (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/played
