// Holds the documents of a folder against the specification's own JSON schemas: node validate.mjs FOLDER
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";

const folder = process.argv[2];
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const validator = new Validator();
let wrong = 0;
for (const name of names) {
  const { valid, errors } = await validator.validate(JSON.parse(readFileSync(join(folder, name), "utf8")));
  if (!valid) {
    wrong += 1;
    console.log(`WRONG: ${name}: ${JSON.stringify(errors).slice(0, 500)}`);
  }
}
console.log(`${names.length} slices, ${wrong} invalid`);
process.exit(names.length > 0 && wrong === 0 ? 0 : 1);
