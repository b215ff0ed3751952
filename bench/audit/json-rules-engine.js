// The decision table in json-rules-engine: one rule per row, by priority; the engine stops at the first
// match. One run per call of a user.

import { Engine } from "json-rules-engine";
import { engine } from "./contest.js";

const FACTS = ["call", "customer", "calling", "licence"];

engine(({ calls, rules, otherwise }) => {
  const all = [...rules, { id: "otherwise", landing: otherwise }];
  const table = new Engine();
  all.forEach((rule, place) =>
    table.addRule({
      name: rule.id,
      priority: all.length - place,
      conditions: {
        all: FACTS.filter(fact => rule[fact]).map(fact => ({ fact, operator: "in", value: rule[fact] })),
      },
      event: { type: rule.landing },
    }),
  );
  table.on("success", () => table.stop());
  return async user => {
    const landings = [];
    for (const call of calls) landings.push((await table.run({ call, ...user })).events[0].type);
    return landings;
  };
});
