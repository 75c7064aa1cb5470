// The entry of the worker that reads run records. It loads the page's own program, which the page hands over compiled, and gives it
// each file that comes. A message of bytes is the program's; a sentence says why a file was not read.
let program;

async function load({ script, module }) {
  program = await import(script);
  await program.default({ module_or_path: module });
  self.postMessage(null);
}

async function read(file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    self.postMessage(`the browser cannot read it (${error.message}); see whether it was moved, changed or removed`);
    return;
  }
  program.read_record(bytes);
}

self.addEventListener('message', ({ data }) => {
  // Uncaught, so that the page hears of it as the worker's error.
  (program ? read(data) : load(data)).catch(reportError);
});
