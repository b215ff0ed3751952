// Starts the program that stands in the page itself, packed and written as text.
(async () => {
  try {
    const packed = document.getElementById("program").textContent;
    const bytes = Uint8Array.from(atob(packed), it => it.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    await wasm_bindgen({ module_or_path: await new Response(unpacked).arrayBuffer() });
    dispatchEvent(new Event("call-landing-enter-whole"));
  } catch (error) {
    document.documentElement.dataset.crashed = "";
    document.getElementById("crash-detail").textContent = `The program could not be started: ${error}`;
  }
})();
