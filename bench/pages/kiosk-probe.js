/**
 * Runs in the kiosk page before its own scripts: times from a key event to a painted change, two ways.
 * `scan`: the last letter of a scan until the outcome is on screen. `empty`: F9 until the answer of a call that does nothing
 * has changed a mark. Both end in the second animation frame after the change. `tick` and `tick-at`: "lu", from the last key, and
 * when (ms since the epoch), in the first frame after the change, which draws it. Results are lines of the console: `probe scan 41.2` (ms).
 */
(() => {
  /** Screens that wait 20 s for a choice wait 0.6 s, so that each scan begins on the waiting screen. */
  const LONG_MS = 10_000;
  const SHORTENED_MS = 600;
  const later = window.setTimeout.bind(window);
  window.setTimeout = (work, ms, ...rest) => later(work, ms >= LONG_MS ? SHORTENED_MS : ms, ...rest);
  /** Each scan comes a minute after the one before: no rush, so the buttons of the purposes are drawn. */
  let ahead = 0;
  const clock = Date.now.bind(Date);
  Date.now = () => clock() + ahead;

  let lastLetterAt = 0;
  let emptyAt = 0;
  let shown = '';
  let lastKeyAt = 0;
  let reads = '';
  const painted = (since, kind) => requestAnimationFrame(() => requestAnimationFrame(() => console.log(`probe ${kind} ${performance.now() - since}`)));
  const empty = async () => {
    const response = await fetch(`${location.origin}/kiosk/rpc/bench.nothing`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await response.json();
    document.documentElement.dataset.mark = String(emptyAt);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'F9') {
        emptyAt = event.timeStamp;
        void empty();
      } else if (event.key.length === 1) {
        lastLetterAt = event.timeStamp;
      }
      lastKeyAt = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver(() => {
    const { mark } = document.documentElement.dataset;
    if (mark === String(emptyAt) && emptyAt > 0) {
      painted(emptyAt, 'empty');
      emptyAt = 0;
    }
    const read = document.querySelector('.read-mark')?.dataset.reads ?? reads;
    if (read !== reads) {
      reads = read;
      requestAnimationFrame(() => {
        const now = performance.now();
        console.log(`probe tick ${now - lastKeyAt}`);
        console.log(`probe tick-at ${performance.timeOrigin + now}`);
      });
    }
    const kiosk = document.querySelector('.kiosk');
    if (kiosk !== null && kiosk.dataset.state === 'noted' && kiosk.dataset.shown !== shown) {
      shown = kiosk.dataset.shown;
      ahead += 60_000;
      painted(lastLetterAt, 'scan');
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-mark', 'data-state', 'data-shown'] });
})();
