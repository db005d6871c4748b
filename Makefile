# Duban: `make` prints this help.
SHELL := /bin/bash
APT := libxml2-dev libsqlite3-dev libcurl4-openssl-dev libargon2-dev libzip-dev libpq-dev poppler-utils pkg-config openssl python3 python3-pip chromium chromium-driver fonts-noto-cjk postgresql
PIP := aiosmtpd==1.4.6 python-statemachine==3.2.2 python-docx==1.2.0 openpyxl==3.1.5
SUDO := $(shell [ $$(id -u) = 0 ] || echo sudo)
SOURCES := Sources Web Workflows Plugins Tests Benchmarks/Sources Benchmarks/Package.swift Package.swift

help: ## print this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: deps-run ## build and serve the Jinan initiative at http://127.0.0.1:8080, with demo accounts
	swift run -c release duban demo --port 8080

test: deps ## the whole suite
	swift build --build-tests
	swift test --skip-build

soak: deps fuzz ## the long runs: many kills, races, walks, mutated files; DUBAN_NOTICES=FOLDER plays notices of your own
	swift build --build-tests
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

check: ## format, lint, workflow files
	swift format lint --strict --recursive $(SOURCES)
	swift run duban workflow check

format: ## format the sources in place
	swift format --in-place --recursive $(SOURCES)

deps: ## install what product and tests need (Debian, Ubuntu)
	@dpkg -s $(APT) >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT))
	@python3 -c 'import aiosmtpd, statemachine, docx, openpyxl' 2>/dev/null || pip install -q --break-system-packages $(PIP) 2>/dev/null || pip install -q $(PIP)

deps-run:
	@dpkg -s $(wordlist 1,8,$(APT)) >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(wordlist 1,8,$(APT)))

deps-bench: deps-run
	@dpkg -s nginx-light postgresql >/dev/null 2>&1 || ($(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light postgresql)

.PHONY: help run test soak fuzz bench bench-growth check format deps deps-run deps-bench
