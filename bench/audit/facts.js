// Derives the facts that routing needs from the rows of an export: a hand-written version of
// src/audit/signals.rs for the columns of the sample. Every contestant that evaluates uses it.

export const COLUMNS = 10;
const [SIGN_IN, PROVIDER, TYPE, VOICE, ENTERPRISE, LINE, ROUTING, POLICY] = [1, 2, 3, 4, 5, 6, 7, 8];

// The meaning of a cell. Exports repeat few values, so each is parsed once.
const remembered = find => {
  const known = new Map();
  return cell => {
    let code = known.get(cell);
    if (code === undefined) known.set(cell, (code = find(cell)));
    return code;
  };
};

const providerOf = remembered(cell => {
  const it = cell.toLowerCase();
  return it === "srv:" ? "server" : it === "sipfed.online.lync.com" ? "online" : "";
});

const typeOf = remembered(cell => {
  const it = cell.toLowerCase();
  return {
    isSfb: it.includes("sfbuser"),
    isTeams: it.includes("teamsuser") || it.includes("teamsonlyuser"),
    isOnPremises: it.includes("hybridonprem") && it.includes("sfbuser"),
    isWithoutService: it.includes("noservice"),
  };
});

const voiceOf = remembered(cell => cell.toLowerCase());

const customerOf = (provider, type, voice, routing) => {
  if (provider === "server") return "onprem";
  if (type.isOnPremises && provider !== "online") return "onprem";
  if (voice === "hybridvoice") return routing === "" ? "hybrid" : "existing";
  if (type.isTeams) return "without";
  // Skype for Business, a Calling Plan, homed online, or no signal at all: all the same organization.
  return "existing";
};

// A value other than `True`, `False` or blank says nothing. A user without a signal counts as licensed,
// with a number or without.
const licenceOf = (type, enterprise) => {
  if (type.isWithoutService) return "no";
  const it = voiceOf(enterprise);
  return it === "false" ? "no" : "yes";
};

// Returns a function from a row to what `take` returns for the user's policy (its fields), organization
// and license. It returns nothing for a rejected row: one that lacks cells or a name, or that has an
// unknown policy.
export const reader = ({ policies }, take) => {
  const policyOf = remembered(cell => {
    const name = cell.toLowerCase();
    return policies[name === "" ? "global" : name.startsWith("tag:") ? name.slice(4) : name] ?? null;
  });
  return row => {
    if (row.length !== COLUMNS || row[SIGN_IN] === "") return;
    const policy = policyOf(row[POLICY]);
    if (policy === null) return;
    const type = typeOf(row[TYPE]);
    const licence = licenceOf(type, row[ENTERPRISE]);
    const customer = customerOf(providerOf(row[PROVIDER]), type, voiceOf(row[VOICE]), row[ROUTING]);
    take(policy, customer, licence, row[LINE]);
  };
};
