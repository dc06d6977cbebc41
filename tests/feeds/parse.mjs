// Prints what two feed parsers read in the files given, as JSON: {file: {feedsmith, rssParser}}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/`));
const Parser = require("rss-parser");
const { parseFeed, parseOpml } = require("feedsmith");

const known = new Parser({
  customFields: { item: [["dc:creator", "creators", { keepArray: true }]] },
});
const read = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".opml")) {
    read[file] = { feedsmith: parseOpml(text) };
  } else {
    const rssParser = file.endsWith(".xml") ? await known.parseString(text) : null;
    read[file] = { feedsmith: parseFeed(text), rssParser };
  }
}
process.stdout.write(JSON.stringify(read));
