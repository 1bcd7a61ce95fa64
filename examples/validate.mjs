// 用 JavaScript 校验报告：node validate.mjs SCHEMA FILE…
// Validate reports in JavaScript: node validate.mjs SCHEMA FILE…
//
// A FILE is one report (.json) or one report a line (.jsonl). Needs: npm install ajv
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(schema, "utf8")));

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const lines = file.endsWith(".jsonl") ? text.trimEnd().split("\n") : [text];
  lines.forEach((line, index) => {
    const valid = validate(JSON.parse(line));
    console.log(`${file}:${index + 1}: ${valid ? "valid" : "invalid"}`);
    for (const { instancePath, message } of valid ? [] : validate.errors) {
      console.log(`  ${instancePath || "/"} ${message}`);
    }
    if (!valid) process.exitCode = 1;
  });
}
