import { OverlapLab } from "./element/index.js";

export * from "./element/index.js";

// Where a page is made on a server there are no elements; the browser defines this one when it runs the module again.
if (globalThis.customElements && !customElements.get("overlap-lab")) {
  customElements.define("overlap-lab", OverlapLab);
}
