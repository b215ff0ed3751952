// The command line and the functions of the npm package. The build puts the WebAssembly module, which
// does all of the work, into this file.
import { command, initSync } from "./call-landing-node.js";
import wasm from "./call-landing-node_bg.wasm";
import { readFileSync, readSync, realpathSync, writeFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

initSync({ module: wasm });

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);

/// Writes all of a text. A pipe can be full for a while, and whoever reads can be gone: that is no
/// error, and nothing more is written then.
const closed = new Set();
const write = (stream, text) => {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0 && !closed.has(stream)) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      if (error.code === "EAGAIN") pause();
      else if (error.code === "EPIPE" || error.code === "EOF") closed.add(stream);
      else throw error;
    }
  }
};

const standardInput = () => {
  const chunks = [];
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    try {
      const count = readSync(0, chunk, 0, chunk.length, null);
      if (count === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, count)));
    } catch (error) {
      if (error.code === "EOF") return Buffer.concat(chunks);
      if (error.code !== "EAGAIN") throw error;
      pause();
    }
  }
};

const told = error => ({
  ENOENT: "there is no such file.",
  EISDIR: "it is a folder.",
  EACCES: "it may not be opened.",
  EPERM: "it may not be opened.",
})[error.code] ?? `${error.message}.`;

/// Files and streams of this process.
const outside = () => {
  let problem = "";
  const tried = work => {
    try {
      return work();
    } catch (error) {
      problem = told(error);
      return undefined;
    }
  };
  return {
    read: file => tried(() => file === "-" ? standardInput() : readFileSync(file)),
    write: (file, text) => tried(() => (writeFileSync(file, text), true)) ?? false,
    problem: () => problem,
    out: text => write(1, text),
    err: text => write(2, text),
  };
};

/// Runs a command on texts instead of files, and gives what it would print.
const inMemory = (words, files = {}) => {
  let [out, err] = ["", ""];
  const status = command(words, {
    read: file => Object.hasOwn(files, file) ? Buffer.from(files[file]) : undefined,
    write: () => false,
    problem: () => "there is no such file.",
    out: text => { out += text; },
    err: text => { err += text; },
  });
  return { status, out, err };
};

const parsed = ({ out, err }) => {
  if (out === "") throw new Error(err.replace(/^error: /, "").split("\n")[0]);
  return JSON.parse(out);
};

/** Answers the scenario of a link. Throws if the link is not understood. */
export const answer = link => parsed(inMemory(["answer", "--json", "--", String(link)]));

/** All rules of an edition. Throws if there is no such edition. */
export const rules = edition => parsed(inMemory(["rules", "--json", `--edition=${edition}`]));

/** Checks expectations: a Markdown text, or several by their names. */
export const test = (texts, { page = "", users = {}, format = "json" } = {}) => {
  const named = typeof texts === "string" ? { "expectations.md": texts } : texts;
  const words = ["test", `--format=${format}`, `--page=${page}`, "--", ...Object.keys(named)];
  const done = inMemory(words, { ...users, ...named });
  if (format !== "json") {
    if (done.out === "") throw new Error(done.err.replace(/^error: /, "").split("\n")[0]);
    return done.out;
  }
  return parsed(done);
};

const isProgram = () => {
  try {
    return realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
};

if (isProgram()) {
  // Only the status is set, so that everything written so far arrives.
  try {
    process.exitCode = command(process.argv.slice(2), outside());
  } catch (error) {
    // Not 1, which says that an expectation failed.
    write(2, `error: the program itself failed: ${error.message}\nNext: report it with what you ran.\n`);
    process.exitCode = 2;
  }
}
