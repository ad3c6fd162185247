// Renders the listings of a project for Eleventy without Eleventy. Arguments: the folder, and a file with the data of
// each listing and its description as HTML. Prints the pages by their ids, as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { render } = await import(pathToFileURL(`${folder}/_includes/listing.11ty.js`));
const listings = JSON.parse(readFileSync(file, "utf8"));
const open = listings.filter((one) => one.is_open).map((data) => ({ data }));
const pages = listings.map((one) => [one.id, render({ ...one, collections: { open } })]);
process.stdout.write(JSON.stringify(Object.fromEntries(pages)));
