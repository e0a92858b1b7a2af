# One environment in .venv, made and refreshed only when a lock or pyproject.toml changes. `make help` lists the targets.

PYTHON ?= $(firstword $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null && echo $$python && break; done) python3)
VENV := .venv
BIN := $(VENV)/bin
SITE := site
TO ?= $(SITE)
# When the site was built. Beside it, since it is published as it is; and only as long as it is there.
BUILT := .cache/$(SITE).built
$(if $(wildcard $(SITE)/index.html),,$(shell rm -f $(BUILT)))
# A worker a core, each with a browser of its own; whoever is idle takes tests from the others.
PYTEST = $(BIN)/pytest -q -n auto --maxprocesses 4 --dist worksteal
# Two targets at a time, and what each says in one piece.
SIDE_BY_SIDE = $(MAKE) --no-print-directory -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled modules are kept, so that the second run of any command starts faster.
export PYTHONDONTWRITEBYTECODE :=
# The commands of the environment first: python, mkdocs, and the pinned node and npm.
export PATH := $(abspath $(BIN)):$(PATH)
# Every date in a build is that of a commit; for whatever MkDocs or a theme might date by the day, there is this.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

PAGES := mkdocs.yml $(shell find docs quizzes scripts -not -path '*/__pycache__*' \( -type f -o -path 'docs*' -o -path 'quizzes*' \) 2>/dev/null)

.PHONY: help audit editor fuzz lighthouse mutants serve build check check-texts check-scripts test test-browsers print labs links pagefind lock clean environment zensical zensical-guest
.DEFAULT_GOAL := help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(BUILT)  ## build what changed, serve the site on this machine and print its address
	@$(BIN)/course serve-built $(SITE)

build: $(VENV)/.site  ## build the whole site, strictly, into site/
	@$(if $(filter $(SITE),$(TO)),rm -f $(BUILT))
	$(BIN)/mkdocs build --strict --site-dir $(TO)
	@$(if $(filter $(SITE),$(TO)),mkdir -p $(dir $(BUILT)) && touch $(BUILT))

check: $(VENV)/.test node_modules/.made  ## everything that needs no browser: banks, pages, types, style, generated files, quick tests
	@$(SIDE_BY_SIDE) check-texts check-scripts
	$(PYTEST) -m "not browser and not slow"

test: $(VENV)/.test node_modules/.made  ## check, then the tests that are slow or need a browser, then every lab run again
	@$(SIDE_BY_SIDE) .venv-labs/.made check-texts check-scripts $(VENV)/.browser
	$(PYTEST) -m "not browser and not slow"
	COURSE_BROWSER="$${COURSE_BROWSER:-$$(cat $(VENV)/.browser)}" $(PYTEST) -m "browser or slow"
	.venv-labs/bin/course labs --check

check-texts: $(VENV)/.test
	$(BIN)/coursequiz coverage --check
	$(BIN)/coursequiz schema --check
	$(BIN)/course check
	$(BIN)/course glossary --check
	$(BIN)/course schema --check
	$(BIN)/python -m coursesite.figures --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check-scripts: node_modules/.made
	npm run --silent check

# The tests that are marked `every_engine`, on the small site, and the download of the whole course. Each engine has a worker of its own.
TEST_ENGINES ?= chromium,firefox,webkit
test-browsers: $(VENV)/.browser $(VENV)/.engines node_modules/.made  ## questions, tests, progress, search, figures and the download in Chromium, Firefox and WebKit
	COURSE_ENGINES=$(TEST_ENGINES) COURSE_BROWSER="$${COURSE_BROWSER:-$$(cat $(VENV)/.browser)}" \
	  $(BIN)/pytest -q -n 3 --dist loadgroup -m every_engine -o "python_files=test_*.py download.py" tests/browser

print: $(BUILT)  ## make PDFs of all modules and their pages in print/, with every question and the key
	@$(BIN)/course print --site $(SITE)

# Ten minutes on two cores: the property tests with new examples, and every payload of the corpus in a browser.
FUZZ ?= 4000
fuzz: $(VENV)/.browser node_modules/.made  ## the property tests with many new examples, and all payloads of the injection corpus
	COURSEQUIZ_FUZZ=$(FUZZ) $(BIN)/pytest -q tests/coursequiz/test_properties.py tests/coursequiz/test_strange_texts.py tests/coursesite/test_properties.py
	COURSEQUIZ_FUZZ=$(FUZZ) COURSE_BROWSER="$${COURSE_BROWSER:-$$(cat $(VENV)/.browser)}" $(BIN)/pytest -q tests/browser/test_injection.py

# A measurement of the tests: some 900 faults at half a second to two seconds of one processor. `make mutants EACH=5` plants every fifth.
EACH ?= 1
mutants: $(VENV)/.test node_modules/.made  ## plant small faults in loader, kinds, grading and progress, and list what no test notices
	nice $(BIN)/python -m tests.mutants --each $(EACH)

# The YAML server of VS Code and Neovim in a folder of its own, and Neovim in an environment of its own.
editor: $(VENV)/.test .venv-editor/.made  ## prove that editors complete banks and front matter by the schemas
	@mkdir -p .cache/editor && cp tests/editor/package.json tests/editor/package-lock.json .npmrc .cache/editor/
	@cd .cache/editor && npm ci --loglevel=error --no-audit --no-fund
	node --test tests/editor/*.test.mjs

audit: $(VENV)/.browser node_modules/.made  ## look for barriers on every page, in both schemes, at both widths, and in states
	COURSE_BROWSER="$${COURSE_BROWSER:-$$(cat $(VENV)/.browser)}" $(BIN)/pytest -q -s -o python_files=audit.py tests/browser/audit.py

# About a quarter of an hour; RUNS=1 is enough for the scores that are the same in every run.
RUNS ?= 5
lighthouse: $(VENV)/.browser tests/lighthouse/node_modules/.made  ## Lighthouse on a page of each type, beside the same pages in the theme as it comes
	COURSE_BROWSER="$${COURSE_BROWSER:-$$(cat $(VENV)/.browser)}" $(BIN)/python -m coursesite.bench lighthouse --runs $(RUNS) $(if $(RESUME),--resume)

lock: $(BIN)/python  ## write the lock files anew from pyproject.toml
	$(BIN)/python -m pip install -q uv
	$(BIN)/python scripts/coursesite/locks.py

clean:  ## delete all that was built, installed or cached
	rm -rf $(SITE) site-zensical dist print $(VENV) .venv-* node_modules tests/lighthouse/node_modules .cache .hypothesis test-results .*_cache .zensical.yml .stock.yml
	find . -name __pycache__ -prune -exec rm -rf {} +

environment: $(VENV)/.test node_modules/.made  ## everything that `make check` needs, without checking

$(BUILT): $(VENV)/.site $(PAGES)
	@$(MAKE) --no-print-directory build TO=$(SITE)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { echo "make: Python 3.11.5 or newer is needed; name it with 'make PYTHON=…'" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: Python's venv module is missing (Debian: apt-get install python3-venv)" >&2; exit 1; }

# A lock that only got a new date installs nothing: its text is compared with the one installed last.
define install
	@cat $< pyproject.toml | cmp -s - $@.from || { echo "installing $<"; \
	  $(BIN)/python -m pip install -q --no-compile --require-hashes --no-deps -r $< && \
	  $(BIN)/python -m pip install -q --no-deps --no-build-isolation --editable . && \
	  cat $< pyproject.toml > $@.from; }
	@touch $@
endef

$(VENV)/.site: requirements.txt pyproject.toml | $(BIN)/python
	$(install)

$(VENV)/.test: requirements-test.txt pyproject.toml | $(VENV)/.site
	$(install)

$(VENV)/.browser: | $(VENV)/.test
	@$(BIN)/course browser > $@ || { rm -f $@; exit 1; }

$(VENV)/.engines: | $(VENV)/.test
	@$(BIN)/course browser firefox webkit > $@ || { rm -f $@; exit 1; }

node_modules/.made tests/lighthouse/node_modules/.made: %node_modules/.made: %package-lock.json | $(VENV)/.test
	@cmp -s $< $@ || { echo "installing $<"; npm ci --prefix ./$* --loglevel=error --no-audit --no-fund && cp $< $@; }
	@touch $@

# Another builder, in an environment of its own. What it makes is compared, not published.
zensical: .venv-zensical/.made $(BUILT)  ## build the same pages with Zensical into site-zensical/ and compare
	@sed 's|^site_name:|site_dir: site-zensical\n&|' mkdocs.yml > .zensical.yml
	@.venv-zensical/bin/zensical build --clean --config-file .zensical.yml; status=$$?; rm -f .zensical.yml; exit $$status
	@$(BIN)/course finish site-zensical
	@$(BIN)/course twin $(SITE) site-zensical --without production-ml/labs/
	@$(MAKE) --no-print-directory zensical-guest

# The engine's wheel on a site that is not ours, under the other builder.
GUEST := .cache/guest
zensical-guest: .venv-zensical/.made
	@rm -rf $(GUEST) && mkdir -p .cache && cp -r tests/guest $(GUEST) && sed -i.as-it-was 's/^theme: .*/theme: {name: material}/' $(GUEST)/mkdocs.yml
	@$(BIN)/python -m pip wheel -q --no-deps --no-build-isolation --wheel-dir $(GUEST) scripts/coursequiz
	@$(BIN)/python -m pip install -q --no-deps --target $(GUEST)/engine $(GUEST)/coursequiz-*.whl
	@cd $(GUEST) && export PYTHONPATH=engine && $(abspath .venv-zensical/bin/python) -m coursequiz.cli init > /dev/null && $(abspath .venv-zensical/bin/zensical) build --clean
	@grep -q '<quiz-question [^>]*id="q-first-question"' $(GUEST)/site/index.html && echo "the guest's question is on its page"

links: .venv-links/.made $(VENV)/.site  ## ask every link to another site whether it still answers
	$(BIN)/course check --external

pagefind: $(VENV)/.site  ## install what the search of a large course is made with (`extra: search: pagefind`)
	@$(BIN)/python -m pip install -q --no-compile --require-hashes --no-deps -r requirements-pagefind.txt

# One lab by name: `make labs LAB=training`.
LAB ?=
labs: .venv-labs/.made  ## run the labs that have no kept run, or LAB=name, and write their notebooks and results
	.venv-labs/bin/course labs $(LAB)

# Environments of their own, each with this project in it: $(@D) is the folder, the first prerequisite its lock.
define own-environment
	@cat $< pyproject.toml | cmp -s - $@ || { echo "installing $<"; $(BIN)/python -m venv $(@D) && \
	  $(@D)/bin/python -m pip install -q --no-compile --require-hashes --no-deps -r $< && \
	  $(@D)/bin/python -m pip install -q --no-deps --no-build-isolation --editable . && cat $< pyproject.toml > $@; }
	@touch $@
endef

.venv-zensical/.made: requirements-zensical.txt pyproject.toml | $(VENV)/.site
	$(own-environment)

# The checker of links to other sites, and an editor: they need nothing of this project.
.venv-links/.made .venv-editor/.made: .venv-%/.made: requirements-%.txt | $(BIN)/python
	@cmp -s $< $@ || { echo "installing $<"; $(BIN)/python -m venv $(@D) && \
	  $(@D)/bin/python -m pip install -q --no-compile --require-hashes --no-deps -r $< && cp $< $@; }
	@touch $@

# About a gigabyte: only `make labs` and `make test` wait for it.
.venv-labs/.made: requirements-labs.txt pyproject.toml | $(VENV)/.site
	$(own-environment)
