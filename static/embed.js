// <call-landing>: an answer of Call Landing inside another page.
//
//   <script src="https://example.org/call-landing/embed.js" async></script>
//   <call-landing customer="hybrid" call="pstn-in" show="call,customer">
//     An inbound PSTN call lands in Skype for Business.
//     <a href="https://example.org/call-landing/#/explore?customer=hybrid">Why</a>
//   </call-landing>
//
// The element's content is shown until the answer loads, and permanently if it never does: in feeds,
// in mail, on paper, without scripts.
//
// Attributes: every key of a scenario's address (docs/addresses.md), and
//   show      a list of the questions that the reader can change, none by default: call, customer,
//             policy, user, mode, from-mode, from-client, from-home, pstn, moment, rules, line
//   theme     light, dark, or host (the default): like the page around it
//   accent    a color, #rrggbb
//   density   comfortable (the default) or compact
//   loading   lazy (the default: when it comes near the window), click or eager
//   src       the folder of Call Landing, if this file is not in it: an http: or https: address
//
// Fires `call-landing` when the answer changes; `event.detail` has landing, basis, alternative, rule,
// interop, sentence and fragment, as far as the answer has them. They are text: insert them with
// `textContent`, never as HTML.
//
// The frame's sandbox separates the two pages only if they have different origins.

// A classic script, because a module from another origin would need CORS headers.
(() => {
  const HOME = document.currentScript.src;
  const QUESTION = ["edition", "customer", "policy", "override", "calling", "chat", "choice", "licensed",
    "call", "mode", "from-mode", "from-client", "from-home", "pstn", "door", "number", "site",
    "enterprise-voice", "mailbox", "dial-out", "private-calling", "pstn-treatment", "federated-treatment",
    "voicemail", "busy", "forward-user", "forward-phone", "delegation", "call-groups",
    "prevent-toll-bypass", "pstn-choice", "busy-choice", "answering", "unanswered", "state", "answered",
    "path"];
  const LOOK = ["show", "accent", "density", "lang"];
  // The fields of an answer, and how many characters of each are accepted.
  const ANSWER = ["landing", "basis", "alternative", "rule", "interop", "sentence", "fragment"];
  const LONGEST = 2000;
  // The largest height that a frame can ask for.
  const TALLEST = 4000;
  // On paper a frame may be cut off, unreadable or not loaded yet, so the element's content is printed.
  const PAPER = new CSSStyleSheet();
  PAPER.replaceSync("@media print { iframe, button { display: none !important } slot { display: contents !important } }");

  // The document for frames, without a fragment. `src` may name its folder, or a document in it. Only web
  // addresses are accepted: `javascript:` would run as a script of the host.
  const documentAt = src => {
    const { protocol, origin, pathname, search } = src ? new URL(src, document.baseURI) : new URL("./", HOME);
    if (!/^https?:$/.test(protocol)) throw new TypeError(`This one begins with ${protocol}`);
    const [, folder, name] = /^(.*\/)([^/]*)$/.exec(pathname);
    const isFolder = name && !name.includes(".");
    const path = isFolder ? `${pathname}/embed.html` : name && name !== "index.html" ? pathname : `${folder}embed.html`;
    return origin + path + search;
  };

  const answerIn = said => {
    const texts = ANSWER.map(key => [key, Object.hasOwn(said, key) ? said[key] : undefined]);
    return Object.fromEntries(texts.filter(([, it]) => typeof it === "string").map(([key, it]) => [key, it.slice(0, LONGEST)]));
  };

  class CallLanding extends HTMLElement {
    static observedAttributes = [...QUESTION, ...LOOK, "theme", "src"];
    #frame = null;
    #ready = false;
    #refused = false;
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
      // A theme switch changes some attribute of the root or the body.
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
      this.#close();
    }

    attributeChangedCallback(name, old, now) {
      if (!(this.#frame || this.#refused) || old === now) return;
      if (name === "theme") return this.#follow();
      if (name === "src" || this.#refused) {
        this.#close();
        this.#open();
      } else if (this.#ready) {
        this.#say({ type: "open", fragment: this.#fragment() });
      } else {
        this.#frame.src = this.#frame.src.replace(/#.*/, "") + this.#fragment();
      }
    }

    #close() {
      this.#frame?.remove();
      this.#frame = null;
      this.#ready = this.#refused = false;
      const root = this.shadowRoot;
      root.querySelector("p")?.remove();
      root.querySelector("slot").hidden = false;
    }

    #open() {
      let page;
      try {
        page = documentAt(this.getAttribute("src"));
      } catch (error) {
        return this.#refuse(error.message);
      }
      const frame = document.createElement("iframe");
      frame.title = "Call Landing";
      // The frame sends its messages to this origin only.
      frame.name = `call-landing ${origin}`;
      frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
      frame.allow = "clipboard-write";
      Object.assign(frame.style, { border: 0, display: "block", width: "100%", height: 0, visibility: "hidden" });
      frame.style.colorScheme = this.#theme();
      frame.src = page + this.#fragment();
      this.#frame = frame;
      this.shadowRoot.append(frame);
    }

    #refuse(why) {
      this.#refused = true;
      const words = `This answer cannot be loaded. The address of Call Landing must begin with https: or http:. (${why})`;
      console.error(`<call-landing>: ${words}`);
      const notice = document.createElement("p");
      notice.setAttribute("role", "alert");
      notice.textContent = words;
      this.shadowRoot.append(notice);
    }

    #fragment() {
      const keys = new URLSearchParams({ embed: 1 });
      for (const name of [...QUESTION, ...LOOK]) {
        if (this.hasAttribute(name)) keys.set(name, this.getAttribute(name));
      }
      keys.set("theme", this.#theme());
      return `#/explore?${keys}`;
    }

    // Light text means a dark page.
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
      this.#frame.contentWindow?.postMessage({ app: "call-landing", version: 1, ...message }, new URL(this.#frame.src).origin);
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
        this.dispatchEvent(new CustomEvent("call-landing", { detail: answerIn(data.answer), bubbles: true, composed: true }));
      }
    }
  }

  if (!customElements.get("call-landing")) customElements.define("call-landing", CallLanding);
})();
