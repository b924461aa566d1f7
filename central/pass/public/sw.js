// Keeps the page on the phone: what was kept answers at once, and is renewed for the next time when the network answers.
const STORE = 'pass-page';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.startsWith(self.registration.scope)) return;
  event.respondWith(
    caches.open(STORE).then(async (store) => {
      const kept = await store.match(event.request, { ignoreSearch: true });
      const fresh = fetch(event.request).then(async (answer) => {
        if (answer.ok) await store.put(event.request, answer.clone());
        return answer;
      });
      if (kept === undefined) return fresh;
      event.waitUntil(fresh.catch(() => undefined));
      return kept;
    }),
  );
});
