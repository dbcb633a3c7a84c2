// Hands a case to a worker and gives back what it measured.

declare global {
  interface Window {
    measure(id: string): Promise<number>;
  }
}

window.measure = (id) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.error === undefined) resolve(data.metaStepsPerSecond);
      else reject(new Error(data.error));
    };
    worker.postMessage(id);
  });
