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
      // The type line that Windows PowerShell writes.
      skipFirstNLines: 1,
      skipEmptyLines: true,
      chunk({ data }) {
        const from = isHeader ? 1 : 0;
        isHeader = false;
        for (let at = from; at < data.length; at += 1) each(data[at]);
        rows += data.length - from;
      },
      complete: () => done(rows),
      error: fail,
    });
  });
