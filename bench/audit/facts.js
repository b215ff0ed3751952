// From the rows of an export to what routing asks: by hand, as src/audit/signals.rs does it for the
// columns of the sample. Every contestant that judges uses this.

export const COLUMNS = 10;
const [SIGN_IN, PROVIDER, TYPE, VOICE, ENTERPRISE, LINE, ROUTING, POLICY] = [1, 2, 3, 4, 5, 6, 7, 8];

// What a cell means. Exports repeat a few values, so each is looked at once.
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
  // Skype for Business, a Calling Plan, homed online, or nothing that tells: all the same kind.
  return "existing";
};

// Nothing for what is neither `True` nor `False` nor blank. Whoever has none that tells is taken to be
// licensed, with a number or without.
const licenceOf = (type, enterprise) => {
  if (type.isWithoutService) return "no";
  const it = voiceOf(enterprise);
  return it === "true" || it === "" ? "yes" : it === "false" ? "no" : undefined;
};

// A function from a row to a user's policy (its fields), organization and licence, as `take` wants them;
// rows of which no user comes give nothing: they lack cells or a name, or have a value or a policy that
// nobody knows.
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
    if (licence === undefined) return;
    const customer = customerOf(providerOf(row[PROVIDER]), type, voiceOf(row[VOICE]), row[ROUTING]);
    take(policy, customer, licence, row[LINE]);
  };
};
