// 用 JavaScript 校验报告：node validate.mjs SCHEMA FILE…
// Validate reports in JavaScript: node validate.mjs SCHEMA FILE…
//
// A FILE is one report (.json) or one report a line (.jsonl). Needs: npm install ajv
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const [path, ...files] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(path, "utf8"));
const isValid = new Ajv2020().compile(schema);

// 说明错误时只看 form、type 所指的一类，不列出其余各类的错误。
// What is wrong is told of the class that form or type names, and not of the other ones.
const tagged = structuredClone(schema);
for (const union of Object.values(tagged.$defs).filter(({ oneOf }) => oneOf)) {
  const { properties } = tagged.$defs[union.oneOf[0].$ref.replace("#/$defs/", "")];
  const propertyName = Object.keys(properties).find((name) => "const" in properties[name]);
  Object.assign(union, { type: "object", required: [propertyName], discriminator: { propertyName } });
}
const explain = new Ajv2020({ allErrors: true, discriminator: true }).compile(tagged);

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const lines = file.endsWith(".jsonl") ? text.trimEnd().split("\n") : [text];
  lines.forEach((line, index) => {
    const report = JSON.parse(line);
    const valid = isValid(report);
    console.log(`${file}:${index + 1}: ${valid ? "valid" : "invalid"}`);
    if (valid) return;
    process.exitCode = 1;
    explain(report);
    for (const { instancePath, message } of explain.errors) {
      console.log(`  ${instancePath || "/"} ${message}`);
    }
  });
}
