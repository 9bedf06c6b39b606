# Two sacred commands: `make run` installs and runs the main job; `make test` installs and passes the tests.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
MEMBERS ?= 1000

.PHONY: run test install install-test docs validate web bench clean

$(VENV)/.installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "durance needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test

run: install
	$(BIN)/durance check mali
	$(BIN)/python -m durance.mainjob --members $(MEMBERS) --out runs --report report.html

test: install-test
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python -m durance.ensemble.warm
	$(BIN)/python -m pytest -n 2 --dist loadfile

docs: install
	$(BIN)/python -m durance.report.generate

# every case scored in full (resumed where it was stopped), then the validation page; a missed target (exit 1) stops nothing
validate: install
	$(BIN)/durance score --all --out runs || test $$? -eq 1
	$(BIN)/python -m durance.report.validation runs

web:
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build

bench: install
	$(BIN)/python benchmarks/engine.py

clean:
	rm -rf $(VENV) runs report.html
