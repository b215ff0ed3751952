// uDSV, a `Map` of all cases, and counters, written by hand: one lookup per user gives the landings
// of all their calls.

import { contestant, count, tallies } from "./contest.js";
import { reader } from "./facts.js";
import { readRows } from "./udsv.js";

// Small numbers are faster keys than strings.
const CUSTOMERS = { existing: 0, without: 1, hybrid: 2, onprem: 3 };

contestant(table => {
  const numbers = new Map();
  const numberOf = ({ override, calling, chat }) => {
    const name = `${override} ${calling} ${chat}`;
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name);
  };
  const policies = Object.fromEntries(
    Object.entries(table.policies).map(([name, fields]) => [name, numberOf(fields)]),
  );
  const key = (policy, customer, licence) => policy * 8 + CUSTOMERS[customer] * 2 + (licence === "yes" ? 1 : 0);
  const cases = new Map(
    table.cases.map(({ policy, customer, licence, landings }) => [
      key(numberOf(policy), customer, licence),
      landings.map(name => table.landings.indexOf(name)),
    ]),
  );
  return async file => {
    const totals = tallies(table);
    let judged = 0;
    const read = reader({ policies }, (policy, customer, licence) => {
      count(totals, cases.get(key(policy, customer, licence)));
      judged += 1;
    });
    const rows = await readRows(file, read);
    return { rows, judged, totals };
  };
});
