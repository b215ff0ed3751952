// Audits files in a worker. It answers messages from the page; the build puts the script of the module
// that does the work in front of this one, into the same file.
//
// Each message, in both directions, names the turn that it belongs to, a number that grows with each
// job. Both sides ignore messages of earlier turns.
//
// To it:   {type: "start", id, files, options}   starts over
//          {type: "task", id, task}              shows, finds or writes users
//          {type: "counts", id, selection}       counts the users of a selection
//          {type: "state", id, what, bytes}      states a policy ("policy") or users ("users")
//          {type: "cancel", id}                  stops the job of this turn
// From it: {type: "begun", id}                   it is ready, and starts this job
//          {type: "progress", id, rows, bytes, of}, {type: "first", id, summary} after the first part
//          {type: "text", id, text}              a chunk of a file to save
//          {type: "done", id, ...}               the job is complete
//          {type: "stopped", id, summary}        it was stopped
//          {type: "failed", id, message, file, isUnreadable}
// After "failed" the module may be in an inconsistent state, and the page terminates this worker, unless
// the browser merely could not read a file (`isUnreadable`).
// Bytes are in the module's own format, which the page can read.
(() => {
  const read = ({ file, from, to }) => file.slice(from, to).arrayBuffer();
  // Taking a slice over from the browser keeps a thread busy for a third of the time that the module needs
  // for it. So this script runs a second time, under this name, in a thread that only reads.
  const READER = "reader";
  if (self.name === READER) {
    addEventListener("message", async ({ data: { number, part } }) => {
      try {
        const bytes = await read(part);
        postMessage({ number, bytes }, [bytes]);
      } catch (error) {
        postMessage({ number, error: `${error}` });
      }
    });
    return;
  }

  // The browser hands over a few large slices faster than many small ones, and faster still if some are
  // under way; the module takes them in portions, so that it needs little memory.
  const SLICE = 1 << 23;
  const PORTION = 1 << 21;
  const AHEAD = 2;
  const ready = wasm_bindgen({ module_or_path: new URL("audit-worker_bg.wasm", location.href) });
  const desk = wasm_bindgen;
  let files = [];
  // The newest job, and the last one that was stopped. Earlier jobs check these.
  let turn = 0;
  let stopped = 0;
  const isOver = mine => turn !== mine || stopped === mine;
  // The file that the module is working on.
  let inFile;

  // What the reader was asked for and has not answered yet, by number.
  const asked = new Map();
  let count = 0;
  let reader;
  // Without a reader, as where a policy forbids it, this thread reads.
  const retire = () => {
    reader = undefined;
    for (const { part, done } of asked.values()) done(read(part));
    asked.clear();
  };
  try {
    reader = new Worker(location.href, { name: READER });
    reader.onerror = event => {
      event.preventDefault();
      retire();
    };
    reader.onmessage = ({ data: { number, bytes, error } }) => {
      const { done, failed } = asked.get(number);
      asked.delete(number);
      if (bytes) done(bytes);
      else failed(error);
    };
  } catch {}
  const ask = part =>
    new Promise((done, failed) => {
      asked.set(++count, { part, done, failed });
      reader.postMessage({ number: count, part });
    });

  const slice = async ({ file, offset, most }) => {
    const part = { file: files[file], from: offset, to: offset + (most || SLICE) };
    try {
      return new Uint8Array(await (reader ? ask : read)(part));
    } catch (error) {
      throw Object.assign(new Error(`${error}`), { file, isUnreadable: true });
    }
  };
  const want = () => {
    const file = desk.wanted_file();
    return file === undefined ? undefined : { file, offset: desk.wanted_offset(), most: desk.wanted_most() };
  };
  const isSame = (one, other) => one && other && one.file === other.file && one.offset === other.offset;

  // Delivers the chunks that the module asks for, and loads the next ones while it works. Returns whether
  // it finished.
  const work = async (mine, after) => {
    let ahead = [];
    for (let next = want(); next; next = want()) {
      const { file, offset, most } = next;
      if (!isSame(ahead[0]?.next, next)) ahead = [];
      const bytes = await (ahead.shift()?.bytes ?? slice(next));
      if (isOver(mine)) return false;
      let from = ahead.length > 0 ? ahead.at(-1).next.offset + SLICE : offset + bytes.length;
      while (!most && bytes.length > 0 && ahead.length < AHEAD && from < files[file].size) {
        const following = { file, offset: from };
        const loading = slice(following);
        loading.catch(() => {});
        ahead.push({ next: following, bytes: loading });
        from += SLICE;
      }
      inFile = file;
      let at = 0;
      do {
        desk.give(bytes.subarray(at, at + PORTION));
        at += PORTION;
        after();
        // Until the module is done with it, or goes on elsewhere.
      } while (at < bytes.length && isSame(want(), { file, offset: offset + at }));
      inFile = undefined;
    }
    return true;
  };

  const kinds = {
    async start(id, { files: given, options }) {
      files = given;
      const list = given.map(({ name, size }) => ({ name, size }));
      if (!desk.start(options, names(list))) throw new Error("the options were not understood");
      const of = list.reduce((sum, { size }) => sum + size, 0);
      let isFirst = true;
      let told = 0;
      const isDone = await work(id, () => {
        if (isFirst) postMessage({ type: "first", id, summary: desk.summary() });
        isFirst = false;
        if (performance.now() - told < 50) return;
        told = performance.now();
        postMessage({ type: "progress", id, rows: desk.rows(), bytes: desk.bytes(), of });
      });
      if (!isDone) return;
      postMessage({ type: "progress", id, rows: desk.rows(), bytes: desk.bytes(), of });
      postMessage({ type: "done", id, summary: desk.summary() });
    },
    async task(id, { task }) {
      if (!desk.begin(task)) throw new Error("the task was not understood");
      const estate = desk.estate();
      const tell = () => {
        const text = desk.text();
        if (text) postMessage({ type: "text", id, text });
      };
      if (!(await work(id, tell))) return;
      tell();
      postMessage({ type: "done", id, shown: desk.shown(), whyNot: desk.why_not(), estate });
    },
    counts: async (id, { selection }) => postMessage({ type: "done", id, counts: desk.counts(selection) }),
    async state(id, { what, bytes }) {
      const isUnderstood = what === "policy" ? desk.state_policy(bytes) : desk.state_users(bytes);
      if (!isUnderstood) throw new Error("what was stated was not understood");
      postMessage({ type: "done", id, summary: desk.summary() });
    },
  };

  // A list of names and lengths in the module's format: LEB128 numbers, length-prefixed texts.
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

  const cancel = id => {
    desk.cancel();
    postMessage({ type: "stopped", id, summary: desk.summary() });
  };

  const begin = async (id, data) => {
    postMessage({ type: "begun", id });
    if (Object.hasOwn(kinds, data.type)) await kinds[data.type](id, data);
  };

  addEventListener("message", async ({ data }) => {
    const { type, id } = data;
    const isCancel = type === "cancel";
    if (isCancel ? id !== turn : id <= turn) return;
    if (isCancel) stopped = id;
    else turn = id;
    try {
      await ready;
      if (isCancel && turn === id) cancel(id);
      else if (!isCancel && !isOver(id)) await begin(id, data);
    } catch (error) {
      const { file = inFile, isUnreadable = false } = error ?? {};
      postMessage({ type: "failed", id, message: `${error}`, file, isUnreadable });
    }
  });
})();
