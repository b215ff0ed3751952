// uDSV, the fastest reader of comma-separated values in a browser that we know of, with what the sample
// needs: arrays of strings, in chunks as large as the ones that our worker reads.

import { inferSchema, initParser } from "udsv";

const CHUNK = 1 << 21;

// Reads a file and calls `each` with every row of users. Returns how many rows there were.
export const readRows = async (file, each) => {
  const decoder = new TextDecoder();
  let rows = 0;
  let rest = "";
  let parser;
  const take = row => {
    each(row);
    rows += 1;
  };
  for (let from = 0; from < file.size; from += CHUNK) {
    const bytes = await file.slice(from, from + CHUNK).arrayBuffer();
    let text = rest + decoder.decode(bytes, { stream: from + CHUNK < file.size });
    // It does not put a line end together that two chunks share.
    const end = text.lastIndexOf("\n") + 1;
    rest = text.slice(end);
    text = text.slice(0, end);
    if (!parser) {
      // The type line that Windows PowerShell writes.
      text = text.slice(text.indexOf("\n") + 1);
      parser = initParser(inferSchema(text));
    }
    parser.chunk(text, parser.stringArrs, take);
  }
  if (rest) parser?.chunk(rest, parser.stringArrs, take);
  parser?.end();
  return rows;
};
