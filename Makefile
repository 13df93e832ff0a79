# make setup   build .venv from requirements.lock (PYTHON= chooses the Python)
# make demo    the site with its worked documents on 127.0.0.1:8000 (PORT= chooses the port)
# make test    lint, types, import contracts, and beside them every test
# make bench   how fast the reader, the command and the register are, on this machine (REGISTER= is the folder in
#              which ten million figures are made once, in half an hour and 22 GB, and kept)
# make soak    fuzz the reader for some minutes, guided by coverage (MINUTES= chooses how many); then kill what writes
#              to the register at random moments, and see that nothing is lost
# make lock    resolve the lock files again, after pyproject.toml has changed

PYTHON = python3
PORT = 8000
MINUTES = 10
REGISTER = var/large-register
BIN = .venv/bin/

.PHONY: setup setup-dev python demo test lint tests bench soak lock reference

setup: python
	@$(PYTHON) scripts/setup.py

setup-dev: python
	@$(PYTHON) scripts/setup.py --dev

python:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) here: install Python 3.11 or newer, or name yours: make $(MAKECMDGOALS) PYTHON=..." >&2; exit 1; }

demo: setup
	@$(BIN)doichieu demo --port $(PORT)

test: setup-dev
	@$(MAKE) --no-print-directory --keep-going --jobs=2 lint tests

lint:
	$(BIN)ruff check
	$(BIN)ruff format --check
	$(BIN)mypy
	$(BIN)lint-imports

tests:
	$(BIN)python -m scripts.run_tests

bench: setup-dev
	@$(BIN)python -m scripts.bench
	@$(BIN)python -m scripts.bench_import
	@$(BIN)python -m scripts.bench_register --keep $(REGISTER)
	@$(BIN)python -m scripts.bench_checks --keep $(REGISTER)

soak: setup-dev
	@$(BIN)python -m scripts.soak_reader --minutes $(MINUTES)
	@$(BIN)python -m scripts.soak_register

reference: setup-dev
	$(BIN)python -m scripts.write_reference

lock: setup-dev
	$(BIN)python -m scripts.lock
