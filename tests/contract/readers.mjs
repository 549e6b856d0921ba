// Reads an OpenAPI document as its users do, and prints what they find as JSON, by reader: `readers.mjs DOCUMENT`, and
// `--thorough` for what takes long. One process for all of them, because most of the time goes into starting them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

const [file, option] = process.argv.slice(2);
const dependenciesOf = (name) => createRequire(import.meta.resolve(name));
const spectral = dependenciesOf("@stoplight/spectral-cli/package.json");
const { Document, Spectral } = spectral("@stoplight/spectral-core");
const { Yaml } = spectral("@stoplight/spectral-parsers");
const { oas } = spectral("@stoplight/spectral-rulesets");
const { loadConfig } = dependenciesOf("openapi-typescript")("@redocly/openapi-core");

// What Spectral finds with its rules for OpenAPI. Whether examples fit their schemas takes most of its time.
async function findingsOfSpectral() {
  const slow = option === "--thorough" ? {} : { "oas3-valid-media-example": "off", "oas3-valid-schema-example": "off" };
  const judge = new Spectral();
  judge.setRuleset({ extends: [oas], rules: slow });
  const found = await judge.run(new Document(readFileSync(file, "utf8"), Yaml, file));
  return found.map(({ code, path }) => `${code}: ${path.join(" ")}`);
}

// What the strict compiler finds in the types of openapi-typescript, run where there is a redocly.yaml.
async function findingsOfTypeScript() {
  const redocly = await loadConfig({ configPath: "redocly.yaml" });
  const text = astToString(await openapiTS(pathToFileURL(file), { redocly, silent: true }));
  const name = "portal.ts";
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es5.d.ts"], types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (asked, ...others) => (asked === name ? source : getSourceFile.call(host, asked, ...others));
  const found = ts.getPreEmitDiagnostics(ts.createProgram([name], options, host));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

console.log(JSON.stringify({ spectral: await findingsOfSpectral(), typescript: await findingsOfTypeScript() }));
