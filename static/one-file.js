// Starts the app from the page itself, which contains the style of the screens and the module,
// compressed and encoded as text.
import { Decoder } from "lzma1/lib/decoder.js";
import { InputBuffer, OutputBuffer } from "lzma1/lib/streams.js";

// Decodes seven bits per character. A letter beyond ASCII stands for two characters, the first of which
// is not allowed in a page.
const UNFIT = [0, 13, 60];

const bytes = text => {
  const all = new Uint8Array(text.length * 2);
  let bits = 0;
  let count = 0;
  let at = 0;
  const add = seven => {
    bits = (bits << 7) | seven;
    count += 7;
    if (count < 8) return;
    count -= 8;
    all[at++] = bits >> count;
    bits &= (1 << count) - 1;
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    if (letter > 127) add(UNFIT[(letter - 256) >> 7]);
    add(letter & 127);
  }
  return all.subarray(0, at);
};

// The page starts over in its folder; this file has to start over in itself.
document.querySelector("#crash a").href = location.href.replace(/#.*/s, "");

(async () => {
  try {
    const { textContent: packed, dataset } = document.getElementById("program");
    const unpacked = new OutputBuffer(packed.length * 4);
    new Decoder().decompress(new InputBuffer(bytes(packed)), unpacked);
    const all = unpacked.toArray();
    const style = new CSSStyleSheet();
    style.replaceSync(new TextDecoder().decode(all.subarray(0, dataset.style)));
    document.adoptedStyleSheets.push(style);
    await wasm_bindgen({ module_or_path: all.subarray(dataset.style) });
    dispatchEvent(new Event("call-landing-enter-whole"));
  } catch (error) {
    document.documentElement.dataset.crashed = "";
    document.getElementById("crash-detail").textContent = `The program could not be started: ${error}`;
  }
})();
