// A pause in the worker's work.

/** Lets waiting commands in. A message, unlike a timer, is not slowed while the tab is hidden. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
