// The decision table in Cedar: one policy per row, parsed once. Cedar has no order, but returns the
// policies that match; the first of them is the row that decides. One request per call of a user.

import start, { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/web";
import { engine } from "./contest.js";

const SET = "table";
const FACTS = ["call", "customer", "calling", "licence"];

engine(async ({ calls, rules, otherwise }) => {
  await start({ module_or_path: new URL("cedar_wasm_bg.wasm", location.href) });
  const all = [...rules, { landing: otherwise }];
  const condition = (fact, any) => `[${any.map(it => `"${it}"`).join(", ")}].contains(context.${fact})`;
  const policies = all.map(rule => {
    const conditions = FACTS.filter(fact => rule[fact]).map(fact => condition(fact, rule[fact]));
    return `permit(principal, action, resource) when { ${conditions.join(" && ") || "true"} };`;
  });
  const parsed = preparsePolicySet(SET, {
    staticPolicies: Object.fromEntries(policies.map((policy, place) => [`${place}`, policy])),
  });
  if (parsed.type !== "success") throw new Error(JSON.stringify(parsed));
  const request = {
    principal: { type: "User", id: "user" },
    action: { type: "Action", id: "call" },
    resource: { type: "Call", id: "call" },
    preparsedPolicySetId: SET,
    entities: [],
  };
  return user =>
    calls.map(call => {
      const answer = statefulIsAuthorized({ ...request, context: { call, ...user } });
      if (answer.type !== "success") throw new Error(JSON.stringify(answer));
      return all[Math.min(...answer.response.diagnostics.reason)].landing;
    });
});
