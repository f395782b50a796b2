# One command for each thing a researcher does; the first of them sets everything up.
# Windows without make: see README.md.

STUDY ?= .
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
ROOMS := instrument survey analysis reports canvass
READY := .venv/.ready

.PHONY: report check analyse test lint schemas sample benchmark clean distclean

report: $(READY)
	.venv/bin/canvass report --study $(STUDY)

check: $(READY)
	.venv/bin/canvass check --study $(STUDY)

analyse: $(READY)
	.venv/bin/canvass analyse --study $(STUDY)

test: $(READY)
	.venv/bin/python -m pytest -n auto --cov --cov-report=term

lint: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

schemas: $(READY)
	.venv/bin/canvass schema --output schemas

benchmark: $(READY)
	.venv/bin/python benchmarks/report.py
	.venv/bin/python benchmarks/standard_job.py

clean:
	rm -rf build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

distclean: clean
	rm -rf .venv .tools

# The rooms are compiled here because some systems forbid Python to write bytecode as it runs, and start slowly.
$(READY): pyproject.toml uv.lock | $(UV)
	$(UV) sync --frozen --compile-bytecode
	.venv/bin/python -m compileall -q $(ROOMS)
	touch $(READY)

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==0.13.9"
