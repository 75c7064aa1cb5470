// The entry of every engine worker: it loads the engine that lies beside it and reports what Rust can't.
import init, { report, start } from './engine.js';

// A trap ends the code it happened in, not the worker, so the worker can still say what happened.
const trapped = (event) => {
  event.preventDefault();
  const what = event.reason ?? event.error ?? event;
  const message = String(what?.message ?? what);
  try {
    report(message);
  } catch {
    self.postMessage(message);
  }
};
self.addEventListener('error', trapped);
self.addEventListener('unhandledrejection', trapped);

self.addEventListener(
  'message',
  async ({ data: { module, role, control, base } }) => {
    try {
      await init({ module_or_path: module });
    } catch (error) {
      self.postMessage(`The engine did not start: ${error.message ?? error}`);
      return;
    }
    start(role, control, base, module);
  },
  { once: true },
);
