// The little of a browser's window that the store and the address touch, for tests in Node.

import { vi } from "vitest";

export interface StubWindow {
  /** What the address bar says behind the path. */
  readonly hash: () => string;
  /** Types an address, or goes back to one. */
  readonly goTo: (hash: string) => void;
  /** Turns to another tab, or begins to close this one. */
  readonly leave: () => void;
  /** Hashes that were pushed as steps to go back to. */
  readonly pushed: readonly string[];
}

/** Puts a window and a document in place until `vi.unstubAllGlobals`. */
export function stubWindow(start = ""): StubWindow {
  const target = new EventTarget();
  const pushed: string[] = [];
  const location = { hash: start, href: `https://lab.test/${start}`, reload: vi.fn() };
  const go = (hash: string) => {
    location.hash = hash;
    location.href = `https://lab.test/${hash}`;
  };
  const history = {
    pushState: (_: unknown, __: string, hash: string) => {
      pushed.push(hash);
      go(hash);
    },
    replaceState: (_: unknown, __: string, hash: string) => go(hash),
  };
  const listen = {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  };
  vi.stubGlobal("window", { location, history, ...listen });
  const document = { ...listen, fullscreenElement: null, visibilityState: "visible" };
  vi.stubGlobal("document", document);
  return {
    hash: () => location.hash,
    pushed,
    goTo(hash) {
      go(hash);
      target.dispatchEvent(new Event("popstate"));
    },
    leave() {
      document.visibilityState = "hidden";
      target.dispatchEvent(new Event("visibilitychange"));
    },
  };
}
