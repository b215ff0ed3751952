// Starts the program that stands in the page itself, packed and written as text.
import { Decoder } from "lzma1/lib/decoder.js";
import { InputBuffer, OutputBuffer } from "lzma1/lib/streams.js";

(async () => {
  try {
    const packed = document.getElementById("program").textContent;
    const program = new OutputBuffer(packed.length * 3);
    new Decoder().decompress(new InputBuffer(Uint8Array.from(atob(packed), it => it.charCodeAt(0))), program);
    await wasm_bindgen({ module_or_path: program.toArray() });
    dispatchEvent(new Event("call-landing-enter-whole"));
  } catch (error) {
    document.documentElement.dataset.crashed = "";
    document.getElementById("crash-detail").textContent = `The program could not be started: ${error}`;
  }
})();
