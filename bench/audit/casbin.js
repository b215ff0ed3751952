// The decision table in casbin: ordered policies, of which the first match decides and gives the
// landing. A row that names several values of a fact becomes several policies. One synchronous
// enforcement per call of a user.

import "./buffer.js";
import { newEnforcer, newModelFromString } from "casbin";
import { engine } from "./contest.js";

const FACTS = ["call", "customer", "calling", "licence"];
const ANY = "*";

const MODEL = `
[request_definition]
r = ${FACTS.join(", ")}

[policy_definition]
p = ${FACTS.join(", ")}, landing, eft

[policy_effect]
e = priority(p.eft) || deny

[matchers]
m = ${FACTS.map(fact => `(p.${fact} == "${ANY}" || r.${fact} == p.${fact})`).join(" && ")}
`;

engine(async ({ calls, rules, otherwise }) => {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  for (const rule of [...rules, { landing: otherwise }]) {
    const values = FACTS.map(fact => rule[fact] ?? [ANY]);
    const policies = values.reduce((all, some) => all.flatMap(head => some.map(it => [...head, it])), [[]]);
    await enforcer.addPolicies(policies.map(it => [...it, rule.landing, "allow"]));
  }
  return ({ customer, calling, licence }) =>
    calls.map(call => enforcer.enforceExSync(call, customer, calling, licence)[1][FACTS.length]);
});
