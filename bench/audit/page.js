// Runs each contestant on each of its files, once per round, in turn; measures the times, and compares
// the counts with those of the sample. The plan is plan.json, which xtask writes:
//
//   {rounds, worker, files: [{name, users}], contestants: [{name, script, judges, users: [...]}]}
//
// `window.start()` begins once the files are chosen; `window.measured` is the result.

const json = async name => (await fetch(name)).json();
const state = document.querySelector("#state");
const tell = line => (state.textContent = `${line}\n${state.textContent}`);

// Waits for a message of one of these kinds. `each` gets every message.
const answer = (worker, kinds, each = () => {}) =>
  new Promise((done, fail) => {
    worker.onmessage = ({ data }) => {
      each(data);
      if (data.type === "failed") fail(new Error(data.message));
      if (kinds.includes(data.type)) done(data);
    };
    worker.onerror = event => fail(new Error(event.message || "the worker did not start"));
  });

const bytesOf = hex => Uint8Array.from(hex.match(/../g) ?? [], it => parseInt(it, 16));
const hold = (is, what) => {
  if (!is) throw new Error(`${what}: this is not what the sample says`);
};
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Measures from handing over a file to the result, in a new worker that has finished loading.
const runs = {
  async ours({ worker, policies, file, expected }) {
    const ours = new Worker(`ours.js?worker=${worker}`);
    try {
      const options = bytesOf(expected.options);
      // Stopping before the first job does nothing, and is answered once the module is loaded.
      let ready = answer(ours, ["stopped"]);
      ours.postMessage({ type: "cancel", id: 0 });
      await ready;
      let first;
      const result = answer(ours, ["done"], ({ type }) => {
        if (type === "first") first = performance.now() - started;
      });
      const started = performance.now();
      ours.postMessage({ type: "start", id: 1, files: [file, policies], options });
      const { summary } = await result;
      const time = performance.now() - started;
      // The same bytes as the summary of a native audit with the expected totals.
      hold(isSame([...summary], [...bytesOf(expected.summary)]), "the audit's summary");
      ready = answer(ours, ["memory"]);
      ours.postMessage({ type: "memory" });
      return { time, first, memory: (await ready).bytes };
    } finally {
      ours.terminate();
    }
  },

  async script({ script, judges, table, file, expected }) {
    const worker = new Worker(script);
    try {
      const ready = answer(worker, ["ready"]);
      worker.postMessage({ table });
      await ready;
      const result = answer(worker, ["result"]);
      const started = performance.now();
      worker.postMessage({ file });
      const { bytes, rows, judged, totals } = await result;
      const time = performance.now() - started;
      // Without rows, check that all bytes were read.
      if (bytes === undefined) hold(rows === expected.rows, `${script}: ${rows} rows instead of ${expected.rows}`);
      else hold(bytes === file.size, `${script}: ${bytes} bytes instead of ${file.size}`);
      if (judges) {
        hold(judged === expected.judged, `${script}: ${judged} users instead of ${expected.judged}`);
        hold(isSame(totals, expected.totals), `${script}: ${JSON.stringify(totals)}`);
      }
      return { time };
    } finally {
      worker.terminate();
    }
  },
};

const measure = async () => {
  const [plan, table] = await Promise.all([json("plan.json"), json("table.json")]);
  const chosen = [...document.querySelector("#files").files];
  const policies = new File([table.policies_file], "policies.txt");
  const samples = new Map();
  for (const { name, users } of plan.files) {
    const file = chosen.find(it => it.name === name);
    if (!file) throw new Error(`${name} was not chosen`);
    // All files of users have the same name, because it is part of the summary.
    const named = new File([file], "users.csv");
    samples.set(users, { file: named, expected: await json(`expected-${users}.json`) });
  }
  const results = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const users of samples.keys()) {
      for (const { name, script, judges, users: its } of plan.contestants) {
        if (!its.includes(users)) continue;
        const given = { ...samples.get(users), worker: plan.worker, policies, script, judges, table };
        const result = await (script ? runs.script(given) : runs.ours(given));
        results.push({ name, users, round, bytes: given.file.size, ...result });
        tell(`round ${round}: ${name}, ${users} users: ${result.time.toFixed(0)} ms`);
      }
    }
  }
  const brands = await navigator.userAgentData?.getHighEntropyValues(["fullVersionList"]);
  const browser = brands?.fullVersionList.find(it => /chrom/i.test(it.brand));
  const date = new Date().toISOString().slice(0, 10);
  return { date, browser: browser ? `${browser.brand} ${browser.version}` : navigator.userAgent, results };
};

window.start = () => {
  measure().then(
    it => (window.measured = it),
    error => (window.measured = { failed: `${error.stack ?? error}` }),
  );
};
