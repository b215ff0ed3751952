// Stores a complete copy of the page, so that it works without a network. `cargo xtask dist` fills in
// the two lines below: every file with the hash of its content, and a version that follows from them.
const VERSION = "";
const FILES = [];

// One origin may host several copies of the page, each under its own path.
const OURS = `call-landing ${registration.scope} `;
const CACHE = OURS + VERSION;
const NAMES = new Set(FILES.map(([name]) => name));
// The name of a file that is named by its content.
const LASTING = /-[0-9a-f]{16}(_bg)?\./;

// All files or none: if a file is missing or does not match its hash, the old version stays. Files that
// are named by their content are taken from the version before.
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
    // A redirected response must not answer a navigation.
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

// The windows that got this version of the page, the latest first. The list is in the cache, under an
// address of no file, because a worker does not keep its variables.
const WINDOWS = new URL("?windows", registration.scope).href;

async function windowsOfThis() {
  const kept = await (await caches.open(CACHE)).match(WINDOWS);
  return (await kept?.json()) ?? [];
}

async function remember(id) {
  const windows = [id, ...(await windowsOfThis())].slice(0, 200);
  await (await caches.open(CACHE)).put(WINDOWS, Response.json(windows));
}

// An older copy stays as long as a window may run it, because that window loads further screens on
// demand, and the server may no longer have them. Nothing is removed while a newer version installs,
// because its copy is among the others.
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

// A file that is named by its content is the same in every copy.
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
  // Only a page that this worker answered certainly has its version.
  const isPage = isHere && request.mode === "navigate" && resultingClientId;
  if (isPage || mayHaveOthers) {
    event.waitUntil((isPage ? remember(resultingClientId) : Promise.resolve()).then(tidy));
  }
});
