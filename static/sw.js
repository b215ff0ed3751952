// Keeps a whole copy of the page, so that it works without a network. `cargo xtask dist` writes the
// two lines below: every file with the hash of its content, and a name that follows from them all.
const VERSION = "";
const FILES = [];

// One origin may hold several copies of the page, each below its own path.
const OURS = `call-landing ${registration.scope} `;
const CACHE = OURS + VERSION;
const NAMES = new Set(FILES.map(([name]) => name));
// A name that follows from the content of its file.
const LASTING = /-[0-9a-f]{16}(_bg)?\./;

// All files or none: a file that is missing or is not what the list says leaves the old version in
// place. A file whose name follows from its content is taken from the version before.
async function fill() {
  const others = await Promise.all((await otherCopies()).map(it => caches.open(it)));
  const kept = async address => {
    for (const cache of others) {
      const found = await cache.match(address);
      if (found) return found;
    }
  };
  const cache = await caches.open(CACHE);
  const take = async ([name, integrity]) => {
    const address = new URL(name, registration.scope).href;
    const found = (LASTING.test(name) && (await kept(address))) || (await fetch(address, { integrity, cache: "no-cache" }));
    if (!found.ok) throw new Error(`${name}: ${found.status}`);
    // A response that was redirected may not answer a navigation.
    const { headers } = found;
    await cache.put(address, found.redirected ? new Response(found.body, { headers }) : found);
  };
  try {
    await Promise.all(FILES.map(take));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function otherCopies() {
  return (await caches.keys()).filter(it => it.startsWith(OURS) && it !== CACHE);
}

// Which windows got this version of the page, the latest first. It stands in the cache, under an
// address that is no file's, because a worker forgets.
const WINDOWS = new URL("?windows", registration.scope).href;

async function windowsOfThis() {
  const kept = await (await caches.open(CACHE)).match(WINDOWS);
  return (await kept?.json()) ?? [];
}

async function remember(id) {
  const windows = [id, ...(await windowsOfThis())].slice(0, 200);
  await (await caches.open(CACHE)).put(WINDOWS, Response.json(windows));
}

// An older copy stays for as long as a window may run it, which fetches its other screens when they
// are asked for: the server may not have them any more. While a newer version is on its way nothing goes,
// because its copy is another one, too.
let mayHaveOthers = true;
async function tidy() {
  const others = await otherCopies();
  const current = await windowsOfThis();
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (others.length && !windows.every(it => current.includes(it.id))) return;
  if (registration.installing || registration.waiting) return;
  await Promise.all(others.map(it => caches.delete(it)));
  mayHaveOthers = false;
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(name, registration.scope).href)) ?? fetch(request);
}

// What is named after its content is the same in every copy.
async function answerFromOther(request) {
  for (const name of await otherCopies()) {
    const found = await (await caches.open(name)).match(request.url);
    if (found) return found;
  }
  return fetch(request);
}

addEventListener("install", event => event.waitUntil(fill()));
addEventListener("activate", event => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", event => {
  if (event.data === "call-landing-update") skipWaiting();
});
addEventListener("fetch", event => {
  const { request, resultingClientId } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || !(origin + pathname).startsWith(registration.scope)) return;
  const name = (origin + pathname).slice(registration.scope.length);
  const known = name === "" || name === "index.html" ? "./" : name;
  const isHere = NAMES.has(known);
  if (isHere) event.respondWith(answer(known, request));
  else if (LASTING.test(name)) event.respondWith(answerFromOther(request));
  // Only what this worker answered is surely of its version.
  const isPage = isHere && request.mode === "navigate" && resultingClientId;
  if (isPage || mayHaveOthers) {
    event.waitUntil((isPage ? remember(resultingClientId) : Promise.resolve()).then(tidy));
  }
});
