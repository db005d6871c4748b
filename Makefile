# Duban: `make` prints this help.
SHELL := /bin/bash
# What the product is built with and reads PDF with, and what the tests need beside it.
APT_RUN := libxml2-dev libsqlite3-dev libcurl4-openssl-dev libargon2-dev libzip-dev libpq-dev poppler-utils pkg-config
APT := $(APT_RUN) openssl python3 python3-pip chromium chromium-driver fonts-noto-cjk postgresql
PIP := aiosmtpd==1.4.6 python-statemachine==3.2.2 python-docx==1.2.0 openpyxl==3.1.5
SUDO := $(shell [ $$(id -u) = 0 ] || echo sudo)
SOURCES := Sources Web Workflows Plugins Tests Benchmarks/Sources Benchmarks/Package.swift Package.swift

help: ## print this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: deps-run ## build and serve the Jinan initiative at http://127.0.0.1:8080, with demo accounts
	swift run -c release duban demo --port 8080

# Every target that runs tests or the debug binary goes through this one build: other flags would build all dependencies again.
build-tests: deps
	swift build --build-tests

test: build-tests ## the whole suite
	swift test --skip-build

# No server, no database, no browser, no program beside this one, no random walks.
FAST := DomainTests|WorkflowFilesTests|NoticesTests|DocumentsTests|WebTests|WebCompilerTests|SiteTests|CommandTests|ArchitectureTests
OUTSIDE := OfficeTests|FuzzTests|SCXMLTests|WalkTests
test-fast: build-tests ## the tests that need no server and no browser, in less than a minute
	swift test --skip-build --filter '^($(FAST))\.' --skip '$(OUTSIDE)'

soak: fuzz build-tests ## the long runs: many kills, races, walks, mutated files; DUBAN_NOTICES=FOLDER plays notices of your own
	DUBAN_SOAK=1 DUBAN_SOAK_WALKS=10000 swift test --skip-build --filter 'FaultTests|WalkTests|FuzzTests|HandedNoticeTests'

SECONDS_EACH := 90
fuzz: deps ## every reader of files under a coverage-guided fuzzer: SECONDS_EACH=90
	DUBAN_FUZZ=1 swift build -c release --product Fuzz --scratch-path .build/fuzz
	Tests/Fuzz/fuzz.sh .build/fuzz/release/Fuzz .build/fuzz/corpus $(SECONDS_EACH)

ITEMS := 100000
bench: deps-bench ## speed beside what this machine can do at all: ITEMS=100000, PARTS="reads moves sweep corrections postgresql failover", ten minutes
	swift build -c release --product duban
	swift run -c release --package-path Benchmarks bench .build/release/duban Benchmarks/.build $(ITEMS) $(PARTS)

SIZES := 10000 100000 5000000
bench-growth: deps-bench ## what a request costs as the province fills up: SIZES="10000 100000 5000000", an hour and 50 GB of disk
	swift build -c release --product duban
	swift run -c release --package-path Benchmarks bench .build/release/duban Benchmarks/.build growth $(SIZES)

check: lint build-tests ## format, workflow files, architecture
	.build/debug/duban workflow check
	swift test --skip-build --filter '^ArchitectureTests\.'

lint: ## format, and words that must not be committed
	swift format lint --strict --recursive $(SOURCES)
	@! grep -rnE '^(<<<<<<<|>>>>>>>) |\b(TODO|FIXME)\b' --include='*.swift' --include='*.yaml' --include='*.html' --include='*.md' $(wildcard $(SOURCES)) docs *.md
	@! grep -rnE '\b(try|as)!|\bfatalError\(' --include='*.swift' Sources Web

hooks: ## check the format of what is committed, before each commit
	git config core.hooksPath .githooks

format: ## format the sources in place
	swift format --in-place --recursive $(SOURCES)

deps: ## install what product and tests need (Debian, Ubuntu)
	@dpkg -s $(APT) >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT))
	@python3 -c 'import aiosmtpd, statemachine, docx, openpyxl' 2>/dev/null || pip install -q --break-system-packages $(PIP) 2>/dev/null || pip install -q $(PIP)

deps-run:
	@dpkg -s $(APT_RUN) >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT_RUN))

deps-bench: deps-run
	@dpkg -s nginx-light postgresql >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light postgresql)

.PHONY: help run build-tests test test-fast soak fuzz bench bench-growth check lint hooks format deps deps-run deps-bench
