# One command for each thing a researcher does; the first of them sets everything up.
# Windows without make: see README.md.

STUDY ?= .
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
ROOMS := instrument survey analysis reports canvass
READY := .venv/.ready

.PHONY: report check analyse verify draft refresh pull test lint schemas generated sample benchmark clean distclean

report: $(READY)
	.venv/bin/canvass report --study $(STUDY)

check: $(READY)
	.venv/bin/canvass check --study $(STUDY)

analyse: $(READY)
	.venv/bin/canvass analyse --study $(STUDY)

# Every number again, with R and PSPP where they are installed.
verify: $(READY)
	.venv/bin/canvass verify --study $(STUDY)

draft: $(READY)
	.venv/bin/canvass draft --study $(STUDY)

refresh: $(READY)
	.venv/bin/canvass refresh $(FILE) --study $(STUDY)

pull: $(READY)
	.venv/bin/canvass pull $(FILE) --study $(STUDY)

test: $(READY)
	.venv/bin/python -m pytest -n auto --cov --cov-report=term

lint: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

schemas: $(READY)
	.venv/bin/canvass schema --output schemas

# Pages and schemas that the code makes, and pages that tests compare with: read their diff.
generated: export PYTHONPATH := .:tests/analysis:tests/canvass:tests/reports
generated: schemas
	.venv/bin/python tests/analysis/statistics_page.py
	.venv/bin/python tests/analysis/verification_page.py
	.venv/bin/python tests/analysis/syntax_page.py
	.venv/bin/python tests/reports/chapters_page.py
	.venv/bin/python tests/reports/worked_results.py
	.venv/bin/python tests/reports/skinned.py
	.venv/bin/python tests/reports/test_bazhong.py

benchmark: $(READY)
	.venv/bin/python benchmarks/report.py
	.venv/bin/python benchmarks/standard_job.py
	.venv/bin/python benchmarks/sixty_tables.py

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
