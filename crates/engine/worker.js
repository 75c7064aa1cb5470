// The script of every engine worker. It loads the engine from the same folder and reports what Rust cannot report.
import init, { report, start } from './engine.js';

// A trap ends the code that trapped, but not the worker, so the worker can still report it.
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
