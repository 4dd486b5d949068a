/**
 * Tries every common way of sending something and listens for the browser's refusal. What is sent
 * is one fixed word; the host under ".invalid" exists nowhere.
 */
export interface Attempt {
  what: string;
  /** True when the browser refused because of the page's policy. */
  refused: boolean;
  /** The directive that refused it, or what happened instead. */
  by: string;
}

const elsewhere = 'https://check.invalid/sonder';
const own = (): string => new URL('sonder-self-check', location.href).href;

interface Trial {
  what: string;
  send: () => unknown;
}

const trials = (): readonly Trial[] => [
  { what: 'fetch to the server of this page', send: () => fetch(own()) },
  { what: 'fetch to another server', send: () => fetch(elsewhere) },
  { what: 'XMLHttpRequest', send: sendXhr },
  { what: 'Beacon', send: () => navigator.sendBeacon(`${elsewhere}/beacon`, 'sonder') },
  { what: 'WebSocket', send: () => new WebSocket('wss://check.invalid/sonder') },
  { what: 'Event stream', send: () => new EventSource(`${elsewhere}/events`) },
  {
    what: 'Image',
    send: () => {
      new Image().src = `${elsewhere}/image.png`;
    },
  },
  { what: 'Script', send: () => insert('script', 'src', `${elsewhere}/script.js`) },
  { what: 'Style sheet', send: () => insert('link', 'href', `${elsewhere}/style.css`) },
  { what: 'Frame', send: () => insert('iframe', 'src', `${elsewhere}/frame`) },
];

function sendXhr(): void {
  const request = new XMLHttpRequest();
  request.open('POST', `${elsewhere}/xhr`);
  request.send('sonder');
}

function insert(tag: 'script' | 'link' | 'iframe', attribute: string, address: string): void {
  const element = document.createElement(tag);
  if (tag === 'link') element.setAttribute('rel', 'stylesheet');
  element.setAttribute(attribute, address);
  document.head.append(element);
  setTimeout(() => element.remove(), 1_000);
}

/** Runs all attempts one after another; takes a second or two. */
export async function tryToLeak(report: (attempt: Attempt) => void): Promise<void> {
  for (const trial of trials()) {
    report(await attempt(trial));
    await pause(60);
  }
  report(await attemptFromWorker());
}

/** One refusal may be told twice; the second must not count for the next attempt. */
const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

function attempt({ what, send }: Trial): Promise<Attempt> {
  return new Promise((resolve) => {
    const settle = (refused: boolean, by: string): void => {
      document.removeEventListener('securitypolicyviolation', onRefusal);
      resolve({ what, refused, by });
    };
    const onRefusal = (event: SecurityPolicyViolationEvent): void =>
      settle(true, event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', onRefusal);
    setTimeout(() => settle(false, 'no refusal seen'), 600);
    try {
      Promise.resolve(send()).catch(() => {});
    } catch {
      // The refusal itself follows as an event.
    }
  });
}

const workerSource = `
self.addEventListener('securitypolicyviolation', (event) => self.postMessage(event.effectiveDirective));
fetch('${elsewhere}/worker').then(() => self.postMessage(''), () => {});`;

/** A worker from a blob is held to the page's policy, as the engine's worker is. */
function attemptFromWorker(): Promise<Attempt> {
  const what = 'fetch from a worker like the engine’s';
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  return new Promise((resolve) => {
    const settle = (refused: boolean, by: string, worker: Worker | null): void => {
      worker?.terminate();
      URL.revokeObjectURL(url);
      resolve({ what, refused, by });
    };
    try {
      const worker = new Worker(trusted(url));
      worker.addEventListener('message', ({ data }: MessageEvent<string>) =>
        settle(data !== '', data || 'sent', worker),
      );
      worker.addEventListener('error', () => settle(true, 'worker-src', worker));
      setTimeout(() => settle(false, 'no refusal seen', worker), 2_000);
    } catch {
      settle(true, 'worker-src', null);
    }
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The page's policy lists "sonder-self-check" so that a worker can try what the engine's could. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('sonder-self-check', {
    createScriptURL: (address) => address,
  });
  return policy.createScriptURL(url);
}

let loadedAt = Number.POSITIVE_INFINITY;

/** From here on every request counts. */
export function markLoaded(): void {
  loadedAt = performance.now();
}

/** Addresses requested since the page was ready; what stays inside the browser is no request. */
export function requestsSinceLoad(): string[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry.startTime > loadedAt && !/^(blob|data):/.test(entry.name))
    .map((entry) => entry.name);
}

/** True when the page's own policy refuses connections and scripts from elsewhere. */
export function isSealed(): boolean {
  const policy = policyText();
  return policy.includes("default-src 'none'") && policy.includes("connect-src 'none'");
}

/** The policy the page was delivered with, as far as the page itself can read it. */
export function policyText(): string {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  return meta?.getAttribute('content') ?? '';
}
