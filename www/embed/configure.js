import { isParameter } from "../embed.js";

// Writes the tag, the frame and the link that the form describes, and shows the lab.
const SITE = new URL("../", import.meta.url);
const NAMES = ["workload", "tasks", "workers", "repeats", "sweep"];
/** The longest code that a lab takes, bytes. */
const MAX_CODE_BYTES = 65536;
/** What would end the script that code stands in, or keep it from ending (HTML, "script data double escaped state"). */
const ENDS_SCRIPT = /<\/script|<!--/i;
/** A preview follows the form once nothing has been typed for so long, ms. */
const PAUSE_MS = 400;

const of = (id) => document.getElementById(id);
let lab;
let timer;

/** The settings as pairs of name and value. */
function settings() {
  if (of("lesson").value) {
    return [["lesson", of("lesson").value]];
  }
  const pairs = NAMES.map((name) => [name, of(name).value.trim()]).filter(([, value]) => value !== "");
  if (of("language").value && of("workload").value !== "python") {
    pairs.push(["lang", of("language").value]);
  }
  const strategies = [...document.querySelectorAll("[name=strategy]:checked")].map((box) => box.value);
  if (strategies.length > 0) {
    pairs.push(["strategies", strategies.join(",")]);
  }
  for (const [name, value] of new URLSearchParams(of("more").value.trim())) {
    // The rest of a parameter's check is the lab's.
    if ((isParameter(name) || name === "lang") && !pairs.some(([known]) => known === name)) {
      pairs.push([name, value]);
    }
  }
  return pairs;
}

/** The code that goes with these settings, as far as it can be used; a sentence says where it cannot. */
function codeOf(pairs) {
  const isPython = pairs.some(([name, value]) => `${name}=${value}` === "workload=python" || `${name}=${value}` === "lang=python");
  const text = isPython ? of("code").value : "";
  const bytes = new TextEncoder().encode(text).length;
  const isLong = bytes > MAX_CODE_BYTES;
  of("code-field").hidden = !isPython;
  of("code").ariaInvalid = isLong ? "true" : null;
  of("code-problem").textContent = isLong
    ? `The code has ${bytes.toLocaleString("en")} bytes, and at most ${MAX_CODE_BYTES.toLocaleString("en")} are allowed. It is left out below.`
    : "";
  return isLong || !text.trim() ? "" : text;
}

/** The element that the tag stands for. */
function element(pairs, code) {
  const element = document.createElement("overlap-lab");
  [...pairs, ...(code ? [["code", code]] : [])].forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function write() {
  const pairs = settings();
  const code = codeOf(pairs);
  const shown = ["view", "theme"].map((name) => [name, of(name).value]).filter(([, value]) => value);
  const themed = [...pairs, ...shown];
  const lesson = of("lesson").value;
  const query = (pairs) => new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  // Code is read best in a script, where it stands as it is.
  const [script, attribute] = ENDS_SCRIPT.test(code) ? ["", [["code", code]]] : [code, []];
  const attributes = [...themed, ...attribute].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const child = script && `  <script type="text/x-python">\n${script.trimEnd()}\n  </script>\n`;
  const fragment = new URL(element(pairs, code).permalink).hash;
  const linked = themed.filter(([name]) => name !== "view");
  const link = new URL(`?${query([["v", "1"], ...linked])}${fragment}`, SITE).href;
  // A lesson has a page of its own, and needs no more than how it is shown.
  const framed = lesson ? [`lessons/${lesson}.html`, shown] : ["", [["v", "1"], ...themed]];
  const asked = `?${query([...framed[1], ["embed", "1"]])}`;
  // A host that leaves `.html` out of the address may drop the query with it; the lesson finds it in the fragment.
  const frame = new URL(`${framed[0]}${asked}${lesson ? `#${asked}` : fragment}`, SITE).href;
  of("code-tag").value =
    `<script type="module" src="${new URL("embed.js", SITE)}"></script>\n` +
    `<overlap-lab${attributes}>\n${child}  <a href="${escaped(link)}">${lesson ? "Open this lesson" : "Run this experiment"}</a>\n</overlap-lab>`;
  of("code-iframe").value =
    `<iframe src="${escaped(frame)}" title="Overlap: a ${lesson ? "lesson" : "lab"}"\n` +
    `  width="100%" height="${heightOf(lesson)}" loading="lazy" allow="cross-origin-isolated; clipboard-write" style="border: 0"></iframe>`;
  of("code-link").value = link;
  written().forEach(fit);
  of("copied").textContent = "";
  of("lab").disabled = Boolean(lesson);
  of("language").disabled = of("workload").value === "python";
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE_MS, themed, code);
}

/** The height of a plain frame, px: what is shown after a run in a column of 700 px. */
function heightOf(lesson) {
  if (of("view").value === "full") {
    return 900;
  }
  return lesson ? 720 : 480;
}

/** The texts to copy. */
const written = () => document.querySelectorAll("textarea[readonly]");

/** Makes a text as tall as what is in it, so that nothing of it is hidden. */
function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

async function copy({ currentTarget: { dataset } }) {
  const area = of(dataset.copies);
  try {
    await navigator.clipboard.writeText(area.value);
    of("copied").textContent = "Copied.";
  } catch {
    // Not every page may write to the clipboard; its reader may.
    area.focus();
    area.select();
    of("copied").textContent = "It is selected: copy it with the keyboard.";
  }
}

function show(pairs, code) {
  // Firefox loads this script from a disk, from where there is no lab to frame; the page says so in its place.
  if (SITE.protocol === "file:") {
    return;
  }
  lab = element(pairs, code);
  lab.setAttribute("loading", "eager");
  of("preview").replaceChildren(lab);
}

for (const id of of("lesson").dataset.lessons.split(" ").filter(Boolean)) {
  of("lesson").add(new Option(`the lesson “${id.replaceAll("_", " ")}”`, id));
}

const say = (text) => {
  of("said").textContent = text;
};

of("configure").addEventListener("input", write);
of("configure").addEventListener("submit", (event) => event.preventDefault());
written().forEach((area) => area.addEventListener("focus", () => area.select()));
document.querySelectorAll("[data-copies]").forEach((button) => button.addEventListener("click", copy));
new ResizeObserver(() => written().forEach(fit)).observe(of("configure"));
of("run-preview").addEventListener("click", async () => {
  say("run() was called …");
  try {
    const record = await lab.run();
    const times = record.results.filter((result) => result.summary).map((result) => `${result.strategy} ${Math.round(result.summary.median_ms)} ms`);
    say(`run() resolved to a record: ${times.join(", ")}.`);
  } catch (error) {
    say(`run() was rejected with the code “${error.code}”: ${error.message}`);
  }
});
of("cancel-preview").addEventListener("click", () => lab?.cancel());
write();
