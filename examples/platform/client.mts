// 把年度报告传给服务，列出问题，并把 JSON 存入文件夹：node client.mjs ADDRESS FOLDER FILE…
// Send annual reports to the service, list what is wrong, and keep their JSON in a folder.
//
// Needs extraction_types.ts and findings_types.ts, made from the schemas (README).
import { openAsBlob, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { AnnualReport, Count, Extraction } from "./extraction_types.js";
import type { Findings } from "./findings_types.js";

interface Answer {
  extraction: Extraction;
  findings: Findings;
}

async function send<T>(url: string, body: FormData | string): Promise<T> {
  const response = await fetch(url, { method: "POST", body });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${answer.message}`);
  return answer;
}

async function read(address: string, file: string): Promise<Answer> {
  const form = new FormData();
  form.append("file", await openAsBlob(file), basename(file));
  return send(`${address}/reports`, form);
}

/** （六）其他处理的总计：2019 年版是一行，2021 年版是几行。 The row that differs between the editions. */
function handledOtherwise(report: AnnualReport): Count[] {
  const { requests } = report;
  if (requests === null) return [];
  if (requests.form === "2019") return [requests.outcomes.other_handling.total];
  return Object.values(requests.outcomes.other_handling).map((row) => row.total);
}

function shown(count: Count): string {
  if (count === null) return "空白";
  return typeof count === "number" ? String(count) : `（${count}）`;
}

const [address, folder, ...files] = process.argv.slice(2);
if (address === undefined || folder === undefined) throw new Error("client.mjs ADDRESS FOLDER FILE…");
for (const file of files) {
  const { extraction, findings } = await read(address, file);
  const json = JSON.stringify(extraction.report);
  const again = await send<Findings>(`${address}/findings`, json);
  writeFileSync(join(folder, `${basename(file)}.json`), json);
  console.log(`${basename(file)}：其他处理 ${handledOtherwise(extraction.report).map(shown).join("、")}`);
  for (const { severity, message } of findings.findings) console.log(`  ${severity} ${message}`);
  if (again.findings.length !== findings.findings.length) throw new Error("judged unlike the file");
}
