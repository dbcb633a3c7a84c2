// A worker without a thread of its own, for whoever starts one.

import { expose } from "comlink";

/** What stands for a worker, what it tells of itself, and how often it was ended. */
export interface StubWorker {
  readonly worker: Worker;
  /** Dispatch `error` or `messageerror` here. */
  readonly events: EventTarget;
  /** Times that it was ended. */
  readonly ended: () => number;
}

/** A worker of this very thread that obeys these commands; without any it never answers. */
export function stubWorker(commands: object | undefined): StubWorker {
  const { port1, port2 } = new MessageChannel();
  if (commands) expose(commands, port2);
  port1.start();
  const events = new EventTarget();
  let ended = 0;
  const worker = {
    postMessage: port1.postMessage.bind(port1),
    addEventListener: (type: string, listener: EventListener) =>
      (type === "message" ? port1 : events).addEventListener(type, listener),
    removeEventListener: (type: string, listener: EventListener) =>
      (type === "message" ? port1 : events).removeEventListener(type, listener),
    terminate() {
      ended++;
      port1.close();
      port2.close();
    },
  } as unknown as Worker;
  return { worker, events, ended: () => ended };
}
