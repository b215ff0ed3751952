// <call-landing>: an answer of Call Landing inside another page.
//
//   <script src="https://example.org/call-landing/embed.js" async></script>
//   <call-landing customer="hybrid" call="pstn-in" show="call,customer">
//     An inbound PSTN call lands in Skype for Business.
//     <a href="https://example.org/call-landing/#/explore?customer=hybrid">Why</a>
//   </call-landing>
//
// What stands between the tags shows until the answer is there, and for good where it never comes:
// in feeds, in mail, on paper, without scripts.
//
// Attributes: every key of the address (README, "Links"), and
//   show      which questions the visitor may change: call, customer, policy, user, mode, from, pstn
//   theme     light, dark, or host (the default): as the page around it has it
//   accent    a colour, #rrggbb
//   density   comfortable (the default) or compact
//   loading   lazy (the default: when it comes near the window), click or eager
//   src       where Call Landing is, if it is not where this file is
//
// Fires `call-landing` when the answer changes; `event.detail` has landing, basis, alternative, rule,
// interop, sentence and fragment.

// A plain script: a module of another origin would need that origin's leave.
(() => {
  const HOME = new URL("./", document.currentScript.src).href;
  const QUESTION = ["edition", "customer", "policy", "override", "calling", "chat", "choice", "licensed",
    "call", "mode", "from-mode", "from-client", "from-home", "pstn"];
  const LOOK = ["show", "accent", "density", "lang"];
  // Whatever a frame says, it gets no taller than this.
  const TALLEST = 4000;
  // On paper a frame is cut, light on white or not there yet: what stands between the tags is printed.
  const PAPER = new CSSStyleSheet();
  PAPER.replaceSync("@media print { iframe, button { display: none !important } slot { display: contents !important } }");

  class CallLanding extends HTMLElement {
    static observedAttributes = [...QUESTION, ...LOOK, "theme", "src"];
    #frame = null;
    #ready = false;
    #end = null;

    connectedCallback() {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [PAPER];
      root.replaceChildren(document.createElement("slot"));
      this.style.display ||= "block";
      this.#end = new AbortController();
      const { signal } = this.#end;
      addEventListener("message", event => this.#hear(event), { signal });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#follow(), { signal });
      // A theme switch changes an attribute of the root or the body, whatever its name.
      const watcher = new MutationObserver(() => this.#follow());
      for (const it of [document.documentElement, document.body]) watcher.observe(it, { attributes: true });
      signal.addEventListener("abort", () => watcher.disconnect());

      const loading = this.getAttribute("loading");
      if (loading === "eager") return this.#open();
      if (loading === "click") {
        const button = document.createElement("button");
        button.textContent = "Show the answer";
        button.addEventListener("click", () => { button.remove(); this.#open(); });
        return root.append(button);
      }
      const near = new IntersectionObserver(seen => {
        if (!seen.some(it => it.isIntersecting)) return;
        near.disconnect();
        this.#open();
      }, { rootMargin: "300px" });
      near.observe(this);
      signal.addEventListener("abort", () => near.disconnect());
    }

    disconnectedCallback() {
      this.#end?.abort();
      this.#frame?.remove();
      this.#frame = null;
      this.#ready = false;
    }

    attributeChangedCallback(name, old, now) {
      if (!this.#frame || old === now) return;
      if (name === "theme") return this.#follow();
      if (name !== "src" && this.#ready) return this.#say({ type: "open", fragment: this.#fragment() });
      this.#ready = false;
      this.#frame.src = this.#address();
    }

    #open() {
      const frame = document.createElement("iframe");
      frame.title = "Call Landing";
      // The frame tells nobody but the page of this origin what it shows.
      frame.name = `call-landing ${origin}`;
      frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
      frame.allow = "clipboard-write";
      Object.assign(frame.style, { border: 0, display: "block", width: "100%", height: 0, visibility: "hidden" });
      frame.style.colorScheme = this.#theme();
      frame.src = this.#address();
      this.#frame = frame;
      this.shadowRoot.append(frame);
    }

    #address() {
      return new URL(this.getAttribute("src") ?? "", HOME).href.replace(/#.*/, "") + this.#fragment();
    }

    #fragment() {
      const keys = new URLSearchParams({ embed: 1 });
      for (const name of [...QUESTION, ...LOOK]) {
        if (this.hasAttribute(name)) keys.set(name, this.getAttribute(name));
      }
      keys.set("theme", this.#theme());
      return `#/explore?${keys}`;
    }

    // Light text stands on a dark page.
    #theme() {
      const asked = this.getAttribute("theme");
      if (asked === "light" || asked === "dark") return asked;
      const [red, green, blue] = getComputedStyle(this).color.match(/[\d.]+/g) ?? [0, 0, 0];
      return 0.3 * red + 0.6 * green + 0.1 * blue > 128 ? "dark" : "light";
    }

    #follow() {
      if (!this.#frame) return;
      const theme = this.#theme();
      this.#frame.style.colorScheme = theme;
      if (this.#ready) this.#say({ type: "look", theme });
    }

    #say(message) {
      const to = new URL(this.#frame.src).origin;
      this.#frame.contentWindow?.postMessage({ app: "call-landing", version: 1, ...message }, to === "null" ? "*" : to);
    }

    #hear({ source, origin: from, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (from !== new URL(this.#frame.src).origin) return;
      if (data?.app !== "call-landing" || data.version !== 1) return;
      if (data.type === "ready") {
        this.#ready = true;
        this.#frame.style.visibility = "";
        this.shadowRoot.querySelector("slot").hidden = true;
        this.#follow();
      } else if (data.type === "size" && Number.isFinite(data.height)) {
        this.#frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), 0), TALLEST)}px`;
      } else if (data.type === "change" && data.answer && typeof data.answer === "object") {
        this.dispatchEvent(new CustomEvent("call-landing", { detail: data.answer, bubbles: true, composed: true }));
      }
    }
  }

  if (!customElements.get("call-landing")) customElements.define("call-landing", CallLanding);
})();
