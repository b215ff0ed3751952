// The decision table in ZEN, the language of GoRules' engine. Its package for browsers has no decision
// tables, only expressions, so the table is one expression: the landings of all calls, each by a chain of
// conditions. One evaluation per user.

import start, { evaluateExpression } from "@gorules/zen-engine-wasm";
import { engine } from "./contest.js";

const text = it => `"${it}"`;

engine(async ({ calls, rules, otherwise }) => {
  await start({ module_or_path: new URL("zen_engine_wasm_bg.wasm", location.href) });
  const condition = ([fact, any]) =>
    any.length === 1 ? `${fact} == ${text(any[0])}` : `${fact} in [${any.map(text).join(", ")}]`;
  const chain = rules.reduceRight((rest, { id, landing, call, ...facts }) => {
    const conditions = Object.entries(facts);
    if (call) conditions.unshift(["#", call]);
    return `(${conditions.map(condition).join(" and ")} ? ${text(landing)} : ${rest})`;
  }, text(otherwise));
  const expression = `map([${calls.map(text).join(", ")}], ${chain})`;
  return user => evaluateExpression(expression, user);
});
