// Runs the published worker of the audit, and reports its memory. WebAssembly memory never shrinks, so
// the size at the end is the maximum.

let memory;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { exports } = made.instance ?? made;
    memory = Object.values(exports).find(it => it instanceof WebAssembly.Memory);
    return made;
  };
}

addEventListener("message", event => {
  if (event.data.type !== "memory") return;
  event.stopImmediatePropagation();
  postMessage({ type: "memory", bytes: memory.buffer.byteLength });
});

importScripts(new URLSearchParams(location.search).get("worker"));
