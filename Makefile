# Every target makes the environment it needs: .venv holds it, and .venv/installed-<extra>
# tells which extra of pyproject.toml is in it. `make clean` goes back to a fresh clone.

VENV := .venv
BIN := $(VENV)/bin

# The first Python that is new enough; `make PYTHON=/path/to/python …` names another one.
PYTHON ?= $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$candidate"; break; }; done)

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo test test-quick test-long accuracy damage kills mutations test-browser test-pythons test-lowest engines crawl science screenshots pictures javascript platform site test-site lint types schema docs golden bench clean fuzz

help:  ## 列出全部目标 / list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

DEMO := build/demo

demo: $(VENV)/installed-all  ## 用自带示例演示读取、转换、核查 / read, convert and check the examples
	@mkdir -p $(DEMO)
	@printf '\n%s\n\n' '① 读取从网页复制的文本，按规定格式排版 / read a text copied from a page, print the official form'
	$(BIN)/gov-disclosure convert examples/qingxi-2020.txt --force -o $(DEMO)/qingxi-2020.txt
	@printf '\n'; sed -n '/^三、/,/二、上年结转/p' $(DEMO)/qingxi-2020.txt; printf '…\n'
	@printf '\n%s\n\n' '② 转换为 Markdown / convert to Markdown'
	$(BIN)/gov-disclosure convert examples/qingxi-2020.txt --force -o $(DEMO)/qingxi-2020.md
	@printf '\n'; sed -n '1,8p' $(DEMO)/qingxi-2020.md; printf '…\n\n'
	@sed -n '/^## 二、/,/规范性文件/p' $(DEMO)/qingxi-2020.md; printf '…\n'
	@printf '\n%s\n\n' '③ 转换为 JSON，每个数字各有其位 / convert to JSON, each figure in its own place'
	$(BIN)/gov-disclosure convert examples/qingxi-2020.txt --force -o $(DEMO)/qingxi-2020.json
	@printf '\n…'; grep -o '"received":{[^}]*}' $(DEMO)/qingxi-2020.json; printf '…\n'
	@printf '\n%s\n\n' '④ 核查没有错误的报告 / check a report without errors'
	$(BIN)/gov-disclosure check $(DEMO)/qingxi-2020.json
	@printf '\n%s\n\n' '⑤ 核查有错误的报告（退出码 1）/ check a report with errors (exit status 1)'
	$(BIN)/gov-disclosure check examples/yunzhou-2024-errors.txt; test $$? -eq 1
	@printf '\n%s\n\n' '⑥ 整个文件夹汇成一张表，每份报告一行（不是报告的文件列出，退出码 2）/ a whole folder as one table; what is no report is named (exit status 2)'
	$(BIN)/gov-disclosure table examples --force -o $(DEMO)/all.csv; test $$? -eq 2
	@printf '\n'; $(BIN)/python -c "import pandas; \
	print(pandas.read_csv('$(DEMO)/all.csv')[['name', 'year', 'form', 'requests.received.total']].to_string(index=False))"
	@printf '\n%s\n' '全部结果在 $(DEMO)/ / the results in full: $(DEMO)/'

PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8

test: $(VENV)/installed-dev  ## 运行全部测试 / run the tests
	$(PYTEST)

test-quick: $(VENV)/installed-dev  ## 运行较快的测试，约一分钟 / run the quick tests, in about a minute
	HYPOTHESIS_PROFILE=quick $(PYTEST) -m 'not long' --durations 5 --durations-min 1

test-long: $(VENV)/installed-dev  ## 用更多随机样例运行测试 / run the tests with many more examples
	HYPOTHESIS_PROFILE=long $(PYTEST)

PYTHONS := python3.11 python3.12 python3.13

test-pythons:  ## 用各版本的 Python 运行较快的测试（PYTHONS="…"）/ run the quick tests with each Python (PYTHONS="…")
	@set -e; for python in $(PYTHONS); do echo "== $$python"; \
	$(MAKE) VENV="build/$$(basename "$$python")" PYTHON="$$python" test-quick; done

LOWEST := build/lowest
LOWEST_TESTS := $(addprefix tests/test_,model.py objects.py paths.py json.py json_lines.py \
	schema.py validate.py strict_json.py generated.py text_reader.py rules.py)

test-lowest: $(VENV)/installed-dev  ## 用所需各包的最低版本运行模型与 JSON 的测试 / run the tests of model and JSON with the lowest versions allowed
	@mkdir -p build
	$(BIN)/python tests/lowest_versions.py > $(LOWEST).txt
	PIP_CONSTRAINT=$(LOWEST).txt $(MAKE) VENV=$(LOWEST) $(LOWEST)/installed-dev
	HYPOTHESIS_PROFILE=quick $(LOWEST)/bin/python -m pytest -n auto --maxprocesses 8 -m 'not long' $(LOWEST_TESTS)

accuracy: $(VENV)/installed-dev  ## 逐件核对读取的数，逐类测量推测的可能填错的格 / compare the figures read, file by file, and measure the suspects (fails if any is wrong or a target is missed)
	$(BIN)/python tests/accuracy.py
	$(BIN)/python tests/suspect_accuracy.py

N := 50000

damage: $(VENV)/installed-dev  ## 读取 N 份随机损坏的表，逐格核对（有错则失败）/ read N tables damaged at random, and judge each figure (fails if any is wrong)
	$(BIN)/python tests/damage.py --number $(N)

DOCUMENTS := 300

# The engines are installed here alone: they are large. Spark needs Java.
engines: $(VENV)/installed-dev  ## 用 Dask、Ray、Spark 各读取 DOCUMENTS 份文件，与单进程逐行比较（需要 Java）/ read DOCUMENTS documents under Dask, Ray and Spark, and compare every row (needs Java)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'dask[dataframe]' pyspark ray
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python tests/engines.py --number $(DOCUMENTS)

CRAWLED := 20000

crawl: $(VENV)/installed-dev  ## 生成 CRAWLED 份各种格式的文件写成数据集，中途两次杀掉再继续，逐行比较 / make a data set of CRAWLED documents, killed twice and taken up, and compare every row
	nice $(BIN)/python tests/crawl.py --number $(CRAWLED)

SCIENCE := build/science

# cffconvert is there for its copy of the schema only: what it needs is too old for us.
science: $(VENV)/installed-dev  ## 校验数据包和引用信息，在只有所需各包的新环境中运行 panel.ipynb / validate data package and citations, run panel.ipynb in an environment of its own
	rm -rf $(SCIENCE) && mkdir -p $(SCIENCE)
	$(BIN)/gov-disclosure dataset examples/panel --roster examples/panel/bodies.csv \
	--author 青溪课题组 --licence CC-BY-4.0 -o $(SCIENCE)/data
	$(BIN)/frictionless validate $(SCIENCE)/data/datapackage.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(SCIENCE)/cff cffconvert
	$(BIN)/python tests/citations.py $(SCIENCE)/cff CITATION.cff $(SCIENCE)/data/CITATION.cff
	$(MAKE) VENV=$(SCIENCE)/panel $(SCIENCE)/panel/installed-dataset,frames,readers
	$(SCIENCE)/panel/bin/python -m pip install --quiet --disable-pip-version-check nbclient ipykernel
	$(SCIENCE)/panel/bin/jupyter-execute examples/panel.ipynb

ENDED := 200

kills: $(VENV)/installed-dev  ## 随机中断命令 ENDED 次，检查输出是否完整 / end commands at ENDED random points, and judge what they leave
	$(BIN)/python tests/kills.py --number $(ENDED)

# cosmic-ray is installed here alone: nothing else needs it.
mutations: $(VENV)/installed-dev  ## 随机改动 forms/ 中 300 处，列出没有测试发现的 / change forms/ at 300 random places, and list what no test notices
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check cosmic-ray
	$(BIN)/python tests/mutations.py

FUZZED := text markdown html mhtml docx xlsx spreadsheetml xls pdf json any
SECONDS := 600

# atheris is installed here alone: it comes as wheels for some Pythons on Linux only.
fuzz: $(VENV)/installed-dev  ## 对每个读取器作模糊测试，各 SECONDS 秒（仅 Linux）/ fuzz each reader for SECONDS seconds (Linux)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris
	@set -e; for reader in $(FUZZED); do echo "== $$reader"; \
	$(BIN)/python fuzz/fuzz_reader.py $$reader $(SECONDS); done

JAVASCRIPT := build/javascript

javascript: $(VENV)/installed-dev  ## 用 JavaScript 校验示例和随机样例，并检查 TypeScript 类型（需要 Node.js）/ validate reports in JavaScript, and check the types for TypeScript (needs Node.js)
	@mkdir -p $(JAVASCRIPT)/reports
	npm install --prefix $(JAVASCRIPT) --no-audit --no-fund --no-save ajv@8 \
	json-schema-to-typescript@16 typescript@7 @types/node
	@cp examples/validate.mjs $(JAVASCRIPT)
	@for report in examples/*.txt examples/*-*.md; do \
	$(BIN)/gov-disclosure convert "$$report" --force -o "$(JAVASCRIPT)/reports/$$(basename "$$report").json" || exit 1; done
	node $(JAVASCRIPT)/validate.mjs schema/gov-disclosure-1.json $(JAVASCRIPT)/reports/*.json
	$(BIN)/python -m pytest tests/test_equivalence.py tests/test_typescript_types.py -k 'javascript or typescript'

platform: $(VENV)/installed-dev  ## 像平台开发者那样用一遍：wheel、FastAPI、生成的类型、类型检查 / do what a platform developer does: wheel, FastAPI, generated types, type checkers
	$(BIN)/python tests/platform_developer.py

SCREENSHOTS := build/screenshots

test-browser: $(VENV)/installed-dev $(VENV)/installed-browser  ## 在真实浏览器中测试核查结果、比较和图的网页（需要 Chromium）/ test the pages of findings, comparisons and charts in a real browser (needs Chromium)
	$(PYTEST) tests/test_page_in_browser.py tests/test_charts_in_browser.py

screenshots: $(VENV)/installed-dev $(VENV)/installed-browser  ## 同上，并保存截图和各种格式的样子 / the same, and keep pictures of it and of each format written
	SCREENSHOTS=$(SCREENSHOTS) $(BIN)/python -m pytest tests/test_page_in_browser.py tests/test_charts_in_browser.py
	$(BIN)/python tests/pictures.py $(SCREENSHOTS)
	@ls $(SCREENSHOTS)

pictures: $(VENV)/installed-dev  ## 重新生成 docs/pictures/：各种格式写出的样子（需要 LibreOffice、Chromium、pdftoppm）/ take the pictures in docs/pictures/ of what is written (needs LibreOffice, Chromium, pdftoppm)
	$(BIN)/python tests/pictures.py docs/pictures

SITE := build/site

site: $(VENV)/installed-dev $(VENV)/installed-site  ## 生成文档网站（有一处警告即失败）/ build the documentation site (fails on a warning)
	rm -rf $(SITE)
	$(BIN)/sphinx-build --jobs auto --fail-on-warning --keep-going --quiet -c website . $(SITE)
	@echo '$(SITE)/index.html'

test-site: site $(VENV)/installed-browser  ## 检查生成的网站，在浏览器中检索（需要 Chromium）/ check the site as built, and search it in a browser (needs Chromium)
	SITE=$(SITE) $(PYTEST) tests/test_site.py

lint: $(VENV)/installed-dev  ## 检查写法与格式 / check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/installed-dev  ## 检查类型 / check the types
	$(BIN)/mypy

schema: $(VENV)/installed-dev  ## 重新生成 schema/ / regenerate schema/
	$(BIN)/python -m gov_disclosure.codecs.schema_files schema

docs: $(VENV)/installed-dev  ## 重新生成文档中由模型导出的部分 / regenerate the docs made from the model
	@set -e; for script in docs/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

golden: $(VENV)/installed-dev  ## 重新生成 tests/golden/（提交前请看差异）/ regenerate tests/golden/ (read the diff)
	$(PYTEST) --regenerate-golden tests

bench: $(VENV)/installed-dev  ## 运行性能测量 / run the benchmarks
	@set -e; for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

clean:  ## 删除环境与生成物 / remove the environment and what was built
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# pip is asked for first: where the distribution keeps it apart from Python (Debian, Ubuntu),
# a failed attempt leaves an environment without it behind.
$(VENV)/installed-%: pyproject.toml
	@test -n "$(PYTHON)" || { echo \
	'需要 Python 3.11 或更高版本；可用 make PYTHON=/path/to/python … 指定' \
	'/ Python 3.11 or later is needed; name one with make PYTHON=/path/to/python …' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	echo '建立环境 $(VENV)（只在第一次）/ making the environment $(VENV) (once)'; \
	"$(PYTHON)" -m venv --clear $(VENV) || { echo \
	'无法建立环境；在 Debian、Ubuntu 上请先运行：apt install python3-venv' \
	'/ no environment could be made; on Debian and Ubuntu run: apt install python3-venv' >&2; \
	exit 1; }; }
	@echo '安装 .[$*] / installing .[$*]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@
