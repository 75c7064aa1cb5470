/**
 * The `<overlap-lab>` element: a lab of Overlap within any page, from any origin.
 *
 *     <script type="module" src="https://HOST/embed.js"></script>
 *     <overlap-lab workload="long_comp" tasks="4" strategies="serial,async,rayon">What readers see without scripts</overlap-lab>
 *
 * Attributes are the permalink's parameters; `lesson="waiting"` shows a lesson instead. Nothing runs before the reader's
 * click or a call of `run()`. Python of your own stands in a script within the element, or in its attribute `code`:
 *
 *     <overlap-lab workload="python" tasks="4"><script type="text/x-python">
 *     def task(i):
 *         return i * i
 *     </script></overlap-lab>
 */
import { OverlapLab, configure } from "./element/index.js";
// Every module is named here, so that a browser asks for all of them at once.
import "./element/code.js";
import "./element/connection.js";
import "./element/error.js";
import "./element/frame.js";
import "./element/lab.js";
import "./element/pictures.js";
import "./element/poster.js";
import "./element/requests.js";
import "./element/settings.js";
import "./element/site.js";
import "./element/turns.js";
import "./element/watch.js";

export * from "./element/index.js";

configure({ site: new URL("./", import.meta.url) });
if (!customElements.get("overlap-lab")) {
  customElements.define("overlap-lab", OverlapLab);
}
