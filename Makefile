# Everything is set up, cached and written inside this folder. `make help` lists the targets.
.DEFAULT_GOAL := all

export PYTHON
export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export XDG_CACHE_HOME := $(CURDIR)/.cache
export HYPOTHESIS_STORAGE_DIRECTORY := $(CURDIR)/.cache/hypothesis
export TMPDIR := $(CURDIR)/.cache/tmp

python := .venv/bin/python
pytest := $(python) -m pytest
WORKERS ?= auto
gallery := default high-contrast greyscale-print dark

.PHONY: all test lint bench mutants layout-report golden fonts lock wheel clean help environment libraries libraries-required

all: environment libraries ## set up what is missing, then make everything from specs/ in output/
	@.venv/bin/snitflade build --format svg,pdf,pptx
	@for theme in $(gallery); do .venv/bin/snitflade build kmd-aktiv-as-is --theme $$theme --format svg -o output/themes/$$theme || exit; done
	@.venv/bin/snitflade catalogue
	@.venv/bin/snitflade appendix --format pdf,docx
	@if $(python) -c 'import pygraphviz' 2>/dev/null; then \
		for variant in '' '--variant as-is' '--variant transition'; do .venv/bin/snitflade landscape $$variant || exit; done; \
	fi

test: environment libraries-required ## run the tests (WORKERS=0 for one process)
	@$(pytest) --numprocesses $(WORKERS)

lint: environment ## check style, format, types and the direction of imports
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --cache-dir .cache/import-linter

bench: environment libraries ## measure against Graphviz, D2 and mingrammer diagrams
	@generators/setup/environment.sh bench
	@$(python) -m tests.benchmarks

mutants: environment ## change the code that decides in one small place at a time: do its tests notice?
	@$(python) -m tests.mutants

layout-report: environment libraries ## measure how calm edits and pairs are, and draw sheets to look at
	@$(python) -m tests.reports

golden: environment libraries-required ## accept what is drawn now as the golden files
	@$(pytest) --accept

fonts: environment ## make the font subsets that ship with the package
	@$(python) -m snitflade.fonts.build

lock: ## choose newer packages and write requirements/*.lock
	@generators/setup/lock.sh

wheel: environment ## build the wheel and the source archive into dist/
	@$(python) -m build --no-isolation

clean: ## remove the environment, caches and archives, not output/
	@rm -rf .venv .cache dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.* ## /make \1	/p' Makefile | expand -t 20

environment:
	@generators/setup/environment.sh

libraries: environment
	@generators/setup/system-libraries.sh

libraries-required: environment
	@generators/setup/system-libraries.sh --required
