// Papa Parse, set up for the sample as well as it can be: it is told what it would otherwise guess, it
// makes lists instead of objects, and it hands them over in large parts.

import Papa from "papaparse";

// Reads a file and calls `each` with every row of users. Returns how many rows there were.
export const readRows = (file, each) =>
  new Promise((done, fail) => {
    let rows = 0;
    let isHeader = true;
    Papa.parse(file, {
      delimiter: ",",
      newline: "\r\n",
      // Without the type line that Windows PowerShell writes. Papa Parse's own option for it takes all
      // lines apart and puts them together again.
      beforeFirstChunk: text => text.slice(text.indexOf("\n") + 1),
      chunk({ data }) {
        let end = data.length;
        // What stands behind the last line; its own option for that looks at every cell.
        if (end > 0 && data[end - 1].length === 1 && data[end - 1][0] === "") end -= 1;
        const from = isHeader ? 1 : 0;
        isHeader = false;
        for (let at = from; at < end; at += 1) each(data[at]);
        rows += end - from;
      },
      complete: () => done(rows),
      error: fail,
    });
  });
