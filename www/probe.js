// Answers what a worker of this page may do: whether the memory that was posted to it arrived, and whether it may start
// workers of its own.
const PATIENCE_MS = 2000;

function nests() {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, false);
    try {
      const worker = new Worker(self.location.href);
      worker.onmessage = () => {
        worker.terminate();
        resolve(true);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
      worker.postMessage("nested");
    } catch {
      resolve(false);
    }
  });
}

self.onmessage = async ({ data }) => {
  if (data === "nested") {
    self.postMessage(true);
  } else {
    self.postMessage((data === null || data.buffer.byteLength > 0) && (await nests()));
  }
};
