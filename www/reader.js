// Reads run records with a program of its own, `overlap-reader`, which is loaded with this script: in a worker, or on the page where no
// worker may be started. What is posted is bytes of the program, or a sentence that says why a file was not read.
import load, { read_record } from "./overlap-reader.js";

const loading = load();

/** Reads a blob and hands each message about it to `post`. */
export async function read(blob, post) {
  await loading;
  let bytes;
  try {
    bytes = new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    post(`the browser cannot read it (${error.message}); check whether it was moved, changed or removed`);
    return;
  }
  read_record(bytes, post);
}

if (typeof document === "undefined") {
  const post = (message) => self.postMessage(message, message.buffer ? [message.buffer] : []);
  // What fails stays uncaught, so that the page hears of it as the worker's error.
  self.addEventListener("message", ({ data }) => read(data, post).catch(reportError));
  loading.then(() => self.postMessage(null), reportError);
}
