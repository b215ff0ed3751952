// Keeps a whole copy of the page, so that it works without a network. `cargo xtask dist` writes the
// two lines below: every file with the hash of its content, and a name that follows from them all.
const VERSION = "";
const FILES = [];

// One origin may hold several copies of the page, each below its own path.
const OURS = `call-landing ${registration.scope} `;
const CACHE = OURS + VERSION;
const NAMES = new Set(FILES.map(([name]) => name));

// All files or none: a file that is missing or is not what the list says leaves the old version in
// place. A file whose name follows from its content is taken from the version before.
async function fill() {
  const older = await Promise.all((await olderCopies()).map(it => caches.open(it)));
  const kept = async address => {
    for (const cache of older) {
      const found = await cache.match(address);
      if (found) return found;
    }
  };
  const cache = await caches.open(CACHE);
  const take = async ([name, integrity]) => {
    const address = new URL(name, registration.scope).href;
    const isLasting = /-[0-9a-f]{16}(_bg)?\./.test(name);
    const found = (isLasting && (await kept(address))) || (await fetch(address, { integrity, cache: "no-cache" }));
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

async function olderCopies() {
  return (await caches.keys()).filter(it => it.startsWith(OURS) && it !== CACHE);
}

async function tidy() {
  await Promise.all((await olderCopies()).map(it => caches.delete(it)));
  await clients.claim();
}

async function answer(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(name, registration.scope).href)) ?? fetch(request);
}

addEventListener("install", event => event.waitUntil(fill()));
addEventListener("activate", event => event.waitUntil(tidy()));
addEventListener("message", event => {
  if (event.data === "call-landing-update") skipWaiting();
});
addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || !(origin + pathname).startsWith(registration.scope)) return;
  const name = (origin + pathname).slice(registration.scope.length);
  const known = name === "" || name === "index.html" ? "./" : name;
  if (NAMES.has(known)) event.respondWith(answer(known, request));
});
