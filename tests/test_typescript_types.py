"""TypeScript types that a well-known generator makes from the schema hold every report whole."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure.model.report import FORMS
from json_examples import EXAMPLE, with_
from typed_reports import REPORTS, ROOT, shown_command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PROGRAMS = ROOT / "build" / "javascript" / "node_modules" / ".bin"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the types of each schema."""
    folder = tmp_path_factory.mktemp("types")
    if not (_PROGRAMS / "json2ts").exists() or not (_PROGRAMS / "tsc").exists():
        pytest.skip("json-schema-to-typescript is not installed; run: make javascript")
    for schema in (ROOT / "schema").iterdir():
        options = shown_command("npx json2ts", schema, folder / f"{schema.stem}.ts")
        subprocess.run([_PROGRAMS / "json2ts", *options], check=True)  # noqa: S603
    return folder


def _compile(folder: Path, program: str) -> None:
    """Check and compile a program, as ``program.mjs``."""
    (folder / "program.mts").write_text(program, encoding="utf-8")
    strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"]
    node = ["--target", "es2022", "--module", "nodenext", "--types", "node"]
    roots = ["--typeRoots", str(_PROGRAMS.parent / "@types")]
    compiled = subprocess.run(  # noqa: S603 - our own command
        [_PROGRAMS / "tsc", *strict, *node, *roots, "program.mts"],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert compiled.returncode == 0, compiled.stdout


def _typed(data: gd.AnnualReport | gd.Extraction | gd.Findings, name: str, schema: str) -> str:
    """Return an expression that is data of a type made from a schema."""
    return f'{gd.dumps(data)} satisfies import("./gov-disclosure-{schema}.js").{name}'


def test_the_compiler_accepts_every_report(folder: Path) -> None:
    lines = [_typed(report, "AnnualReport", "1") for report in REPORTS.values()]
    lines += [
        _typed(report, "AnnualReport", f"1-{report.form}")
        for report in REPORTS.values()
        if report.form in FORMS
    ]
    assert len(lines) >= len(REPORTS) + 2 * len(FORMS)
    for path in sorted((ROOT / "examples").glob("*-20*")):
        extraction = gd.read(path)
        lines.append(_typed(extraction, "Extraction", "extraction-1"))
        lines.append(_typed(gd.check(extraction), "Findings", "findings-1"))
    _compile(folder, "export const data = [\n" + ",\n".join(lines) + "];")


_USE = """
import type { AnnualReport, Block, Count, Mark } from "./gov-disclosure-1.js";
import { readFileSync } from "node:fs";

function words(block: Block): string[] {
  switch (block.type) {
    case "heading": return [block.text, "#".repeat(block.level)];
    case "paragraph": return [block.text];
    case "table": return block.rows.flat();
  }
}

function handled(report: AnnualReport): Count | undefined {
  const requests = report.requests;
  if (requests?.form === "2021") return requests.outcomes.other_handling.other.total;
  return requests?.outcomes.other_handling.total;
}

const marks: Record<Mark, number> = { "/": 0, missing: 0, unreadable: 0 };
for (const line of readFileSync(process.argv[2]!, "utf8").trimEnd().split("\\n")) {
  const report: AnnualReport = JSON.parse(line);
  const total = handled(report);
  if (typeof total === "string") marks[total] += 1;
  report.overview?.blocks.flatMap(words);
  console.log(JSON.stringify(report));
}
"""


def test_a_program_gives_every_report_back(folder: Path) -> None:
    _compile(folder, _USE)
    reports = folder / "reports.jsonl"
    gd.dump_lines(REPORTS.values(), reports)
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(  # noqa: S603 - our own program
        [node, "program.mjs", reports],
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for line, (name, report) in zip(done.stdout.splitlines(), REPORTS.items(), strict=True):
        assert gd.dumps(gd.loads(line)) == gd.dumps(report), name


_WRONG: Sequence[tuple[str, object]] = (
    ("requests.received.total", "无"),
    ("requests.form", "2021"),  # whose rows are others
    ("overview.blocks.0.type", "paragraph"),
    ("disputes.reconsideration", None),
    ("publisher.level", "city"),
    ("format", "gov-disclosure/2"),
    ("extra", 1),
)


def test_the_compiler_refuses_what_the_schema_refuses(folder: Path) -> None:
    wrong = [json.dumps(with_(path, value)) for path, value in _WRONG]
    lines = [
        'import type { AnnualReport } from "./gov-disclosure-1.js";',
        f"export const right: AnnualReport = {json.dumps(EXAMPLE)};",
        # The compiler refuses the comment too if the line after it has no error.
        *(
            f"// @ts-expect-error\nexport const wrong{number}: AnnualReport = {each};"
            for number, each in enumerate(wrong)
        ),
    ]
    _compile(folder, "\n".join(lines))
