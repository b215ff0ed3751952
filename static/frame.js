// Runs in a frame: tells the host page its height and its answer, and follows the host's questions.
// `embed.js` puts the host's origin into the frame's name; messages go to and come from that origin only.
const host = /^call-landing (\S+)$/.exec(window.name)?.[1];
const root = document.documentElement;

const say = message => {
  parent.postMessage({ app: "call-landing", version: 1, ...message }, host === "null" ? "*" : host);
};

// The host can change the keys of the address, but not open another address.
const hear = ({ source, origin, data }) => {
  if (source !== parent || origin !== host) return;
  if (data?.app !== "call-landing" || data.version !== 1) return;
  if (data.type === "open" && typeof data.fragment === "string") {
    const { fragment } = data;
    if (fragment.length < 2000 && /^#\/explore\?embed=1(&|$)/.test(fragment)) location.replace(fragment);
  } else if (data.type === "look" && /^(light|dark)$/.test(data.theme)) {
    const [screen, keys] = location.hash.split("?");
    const asked = new URLSearchParams(keys);
    asked.set("theme", data.theme);
    location.replace(`${screen}?${asked}`);
  }
};

const answer = () => {
  const verdict = document.getElementById("verdict");
  if (!verdict) return;
  const { landing, basis, alternative, rule, interop } = verdict.dataset;
  const sentence = [...verdict.querySelectorAll(".lead, .landing")].map(it => it.textContent.trim()).join(" ");
  return { landing, basis, alternative, rule, interop, sentence, fragment: location.hash };
};

let told;
const tell = () => {
  const now = answer();
  const { fragment, ...seen } = now ?? {};
  const text = JSON.stringify(seen);
  if (!now || text === told) return;
  // The host asked for the first answer, so it is not reported.
  if (told) say({ type: "change", answer: now });
  told = text;
};

const begin = () => {
  addEventListener("message", hear);
  new ResizeObserver(() => {
    say({ type: "size", height: document.body.getBoundingClientRect().height });
  }).observe(document.body);
  say({ type: "ready" });
  tell();
  new MutationObserver(tell).observe(document.getElementById("app"), { subtree: true, childList: true, attributes: true });
};

if (host && parent !== window) {
  if ("ready" in root.dataset) begin();
  else {
    const watcher = new MutationObserver(() => {
      if (!("ready" in root.dataset)) return;
      watcher.disconnect();
      begin();
    });
    watcher.observe(root, { attributes: true, attributeFilter: ["data-ready"] });
  }
}
