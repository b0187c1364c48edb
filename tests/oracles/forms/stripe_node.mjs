// What the official stripe-node sends for parameter trees, through the function that the SDK makes forms
// and queries with. Reads trees, a line each, and writes the form of each, or what was thrown, as a line of JSON.
import {createInterface} from 'node:readline';

// The package exports no path to it.
const utils = new URL('../node_modules/stripe/esm/utils.js', import.meta.url);
const {queryStringifyRequestData} = await import(utils.href);

const encoded = (line) => {
  try {
    return {form: queryStringifyRequestData(JSON.parse(line).params)};
  } catch (error) {
    return {error: `${error.name}: ${error.message}`};
  }
};

for await (const line of createInterface({input: process.stdin, crlfDelay: Infinity})) {
  process.stdout.write(`${JSON.stringify(encoded(line))}\n`);
}
