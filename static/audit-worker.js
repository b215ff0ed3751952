// Audits files in a thread of its own. It gets messages from the page and gives each that asks an
// answer; the module that does the work stands before this in the same file.
//
// To it:   {type: "start", files, options}   begins anew
//          {type: "task", id, task}          shows, finds or writes users
//          {type: "counts", id, selection}   counts the users of a selection
//          {type: "state", id, what, bytes}  states a policy ("policy") or users ("users")
//          {type: "cancel"}                  stops what it does
// From it: {type: "progress", rows, bytes, of}, {type: "first", summary} after the first part,
//          {type: "result", summary, ended}, {type: "answer", id, ...}, {type: "text", id, text} for a
//          part of a file that is written, {type: "failed", id, message}
// Bytes are as the module's own values are written; the page has the same code to read them.
(() => {
  const SLICE = 1 << 21;
  const ready = wasm_bindgen({ module_or_path: new URL("audit-worker_bg.wasm", location.href) });
  const desk = wasm_bindgen;
  let files = [];
  // Counts up with each beginning, so that what went before notices.
  let turn = 0;

  const slice = async ({ file, offset, most }) =>
    new Uint8Array(await files[file].slice(offset, offset + (most || SLICE)).arrayBuffer());
  const want = () => {
    const file = desk.wanted_file();
    return file === undefined ? undefined : { file, offset: desk.wanted_offset(), most: desk.wanted_most() };
  };
  const isSame = (one, other) => one && other && one.file === other.file && one.offset === other.offset;

  // Gives the desk what it wants, and fetches the next part while it works on one. Returns whether it
  // came to its end.
  const work = async (mine, after) => {
    let ahead;
    for (let next = want(); next; next = want()) {
      const bytes = await (isSame(ahead?.next, next) ? ahead.bytes : slice(next));
      if (turn !== mine) return false;
      const following = { file: next.file, offset: next.offset + bytes.length };
      const isMore = !next.most && bytes.length > 0 && following.offset < files[next.file].size;
      ahead = isMore ? { next: following, bytes: slice(following) } : undefined;
      ahead?.bytes.catch(() => {});
      desk.give(bytes);
      after();
    }
    return true;
  };

  const kinds = {
    async start(mine, { files: given, options }) {
      files = given;
      const list = given.map(({ name, size }) => ({ name, size }));
      if (!desk.start(options, names(list))) throw new Error("the options were not understood");
      const of = list.reduce((sum, { size }) => sum + size, 0);
      let isFirst = true;
      let told = 0;
      const ended = await work(mine, () => {
        if (isFirst) postMessage({ type: "first", summary: desk.summary() });
        isFirst = false;
        if (performance.now() - told < 50) return;
        told = performance.now();
        postMessage({ type: "progress", rows: desk.rows(), bytes: desk.bytes(), of });
      });
      if (!ended) return;
      postMessage({ type: "progress", rows: desk.rows(), bytes: desk.bytes(), of });
      postMessage({ type: "result", summary: desk.summary(), ended });
    },
    async task(mine, { id, task }) {
      if (!desk.begin(task)) throw new Error("the task was not understood");
      const tell = () => {
        const text = desk.text();
        if (text) postMessage({ type: "text", id, text });
      };
      if (!(await work(mine, tell))) return;
      tell();
      postMessage({ type: "answer", id, shown: desk.shown(), found: desk.found(), whyNot: desk.why_not() });
    },
    counts: async (_, { id, selection }) => postMessage({ type: "answer", id, counts: desk.counts(selection) }),
    async state(_, { id, what, bytes }) {
      const isUnderstood = what === "policy" ? desk.state_policy(bytes) : desk.state_users(bytes);
      if (!isUnderstood) throw new Error("what was stated was not understood");
      postMessage({ type: "answer", id, summary: desk.summary() });
    },
    async cancel() {
      desk.cancel();
      postMessage({ type: "result", summary: desk.summary(), ended: false });
    },
  };

  // A list of names and lengths as the module reads it: numbers by seven bits, texts after their length.
  const names = list => {
    const bytes = [];
    const number = it => {
      for (; it >= 128; it = Math.floor(it / 128)) bytes.push((it % 128) | 128);
      bytes.push(it);
    };
    number(list.length);
    for (const { name, size } of list) {
      const text = new TextEncoder().encode(name);
      number(text.length);
      bytes.push(...text);
      number(size);
    }
    return new Uint8Array(bytes);
  };

  addEventListener("message", async ({ data }) => {
    // What counts or states goes between two parts; all else ends what is being done.
    const mine = data.type === "counts" || data.type === "state" ? turn : (turn += 1);
    try {
      await ready;
      if (turn === mine && Object.hasOwn(kinds, data.type)) await kinds[data.type](mine, data);
    } catch (error) {
      postMessage({ type: "failed", id: data.id, message: `${error}` });
    }
  });
})();
