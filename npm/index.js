import { OverlapLab } from "./element/lab.js";

export { OverlapError } from "./element/error.js";
export { isParameter } from "./element/settings.js";
export { configure } from "./element/site.js";
export { OverlapLab };

// Where a page is made on a server there are no elements; the browser defines this one when it runs the module again.
if (globalThis.customElements && !customElements.get("overlap-lab")) {
  customElements.define("overlap-lab", OverlapLab);
}
