// The code that all contestants in JavaScript share: a worker that gets the table, says when it is ready,
// audits one file at a time and answers with its counts.

import { readRows } from "./papa.js";
import { reader } from "./facts.js";

export const tallies = ({ calls, landings }) => calls.map(() => new Array(landings.length).fill(0));

// Counts the landings of a user's calls, given as indexes into the list of landings.
export const count = (totals, landings) => {
  for (let call = 0; call < landings.length; call += 1) totals[call][landings[call]] += 1;
};

// `prepare` gets the table and returns a function that audits a file and returns {rows, judged, totals}.
export const contestant = prepare => {
  let audit;
  addEventListener("message", async ({ data }) => {
    try {
      if (data.table) {
        audit = await prepare(data.table);
        postMessage({ type: "ready" });
      } else {
        postMessage({ type: "result", ...(await audit(data.file)) });
      }
    } catch (error) {
      postMessage({ type: "failed", message: `${error?.stack ?? error}` });
    }
  });
};

// For engines, which are slower than reading: the file is read first, then each user's calls are decided.
// `prepare` gets the table and returns a function from a user's facts to the landings of their calls, as
// names in the order of `calls`. The function may be asynchronous.
export const engine = prepare =>
  contestant(async table => {
    const decide = await prepare(table);
    const places = new Map(table.landings.map((name, place) => [name, place]));
    return async file => {
      const users = [];
      const read = reader(table, ({ calling }, customer, licence) => users.push({ customer, calling, licence }));
      const rows = await readRows(file, read);
      const totals = tallies(table);
      for (const user of users) {
        const decided = decide(user);
        const landings = decided instanceof Promise ? await decided : decided;
        count(totals, landings.map(name => places.get(name)));
      }
      return { rows, judged: users.length, totals };
    };
  });
