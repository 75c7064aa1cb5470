/**
 * A lab of Overlap as an anywidget module, for Jupyter, marimo and MyST: parameters in, the run record out.
 *
 *     class Overlap(anywidget.AnyWidget):
 *         _esm = "https://HOST/overlap.mjs"
 *         workload = traitlets.Unicode("long_comp").tag(sync=True)
 *         record = traitlets.Dict().tag(sync=True)
 *
 * Every attribute of `<overlap-lab>` can be a trait. It stands alone, since hosts copy it or load it from a text; the element comes
 * from the site, which is the trait `site`, or else the folder that this module was loaded from.
 */
const OWN = ["code", "label", "lang", "lesson", "loading", "sandbox", "site", "theme", "view"];
const COMMON = ["workload", "tasks", "strategies", "workers", "threads", "chunk", "repeats", "warmup", "pool", "seed", "sweep", "fault"];
/** The parameters of single workloads, which the build writes here. */
const OF_WORKLOADS = [/* parameters */];
const NAMES = new Set([...OWN, ...COMMON, ...OF_WORKLOADS]);

/** The folder of the site, where this module is still in it. */
function ownFolder() {
  const address = new URL(import.meta.url);
  return address.protocol.startsWith("http") && address.pathname.endsWith("/overlap.mjs") ? new URL("./", address).href : undefined;
}

/** The site's folder, ending in a slash; undefined where nobody said which it is. */
function siteOf(model) {
  const site = model.get("site") || ownFolder();
  return site && new URL(`${String(site).replace(/\/+$/, "")}/`, document.baseURI).href;
}

/** A trait as an attribute's text; null where it says nothing. */
function text(value) {
  const isNothing = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return isNothing ? null : String(value);
}

function set(lab, name, value) {
  if (text(value) === null) {
    lab.removeAttribute(name);
  } else {
    lab.setAttribute(name, text(value));
  }
}

/** Hands the record to the host. MyST has nobody to save it for, and says so by an error. */
function save(model, record) {
  try {
    model.set("record", record);
    model.save_changes?.();
  } catch (error) {
    console.info(`Overlap: this host keeps no record (${error.message}).`);
  }
}

function say(el, message) {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = message;
  el.append(note);
}

/** Shows a lab in `el`; returns what takes it away. */
async function render({ model, el }) {
  const site = siteOf(model);
  if (!site) {
    return say(el, "Overlap: where is the site? Set the trait `site` to its address, as in https://HOST/.");
  }
  try {
    await import(/* @vite-ignore */ /* webpackIgnore: true */ `${site}embed.js`);
  } catch (error) {
    return say(el, `Overlap: ${site}embed.js cannot be loaded (${error.message}). Set the trait \`site\` to the site's address.`);
  }
  const lab = document.createElement("overlap-lab");
  const follow = Array.from(NAMES, (name) => [`change:${name}`, () => set(lab, name, name === "site" ? siteOf(model) : model.get(name))]);
  follow.forEach(([, update]) => update());
  follow.forEach(([event, update]) => model.on?.(event, update));
  const keep = ({ detail }) => save(model, detail);
  lab.addEventListener("overlap-result", keep);
  el.append(lab);
  return () => {
    follow.forEach(([event, update]) => model.off?.(event, update));
    lab.removeEventListener("overlap-result", keep);
    lab.remove();
  };
}

export default { render };
