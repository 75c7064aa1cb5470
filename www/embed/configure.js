import { isParameter } from "../embed.js";

// Writes the tag, the frame and the link that the form describes, and shows the lab.
const SITE = new URL("../", import.meta.url);
const NAMES = ["workload", "tasks", "workers", "repeats"];
/** A preview follows the form once nothing has been typed for so long, ms. */
const PAUSE_MS = 400;

const of = (id) => document.getElementById(id);
let lab;
let timer;

/** The settings as pairs of name and value. */
function settings() {
  const pairs = NAMES.map((name) => [name, of(name).value.trim()]).filter(([, value]) => value !== "");
  const strategies = [...document.querySelectorAll("[name=strategy]:checked")].map((box) => box.value);
  if (strategies.length > 0) {
    pairs.push(["strategies", strategies.join(",")]);
  }
  for (const [name, value] of new URLSearchParams(of("more").value.trim())) {
    // The rest of a parameter's check is the lab's.
    if (isParameter(name) && !pairs.some(([known]) => known === name)) {
      pairs.push([name, value]);
    }
  }
  return pairs;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function write() {
  const pairs = settings();
  const theme = of("theme").value;
  const themed = theme ? [...pairs, ["theme", theme]] : pairs;
  const address = (more) => new URL(`?${new URLSearchParams([["v", "1"], ...themed, ...more])}`, SITE).href.replaceAll("%2C", ",");
  const attributes = themed.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const link = address([]);
  of("code-tag").value =
    `<script type="module" src="${new URL("embed.js", SITE)}"></script>\n` +
    `<overlap-lab${attributes}>\n  <a href="${escaped(link)}">Run this experiment</a>\n</overlap-lab>`;
  of("code-iframe").value =
    `<iframe src="${escaped(address([["embed", "1"]]))}" title="Overlap: a lab"\n` +
    `  width="100%" height="900" loading="lazy" allow="cross-origin-isolated; clipboard-write" style="border: 0"></iframe>`;
  of("code-link").value = link;
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE_MS, pairs, theme);
}

function show(pairs, theme) {
  lab?.remove();
  lab = document.createElement("overlap-lab");
  [...pairs, ...(theme ? [["theme", theme]] : [])].forEach(([name, value]) => lab.setAttribute(name, value));
  of("preview").append(lab);
}

const say = (text) => {
  of("said").textContent = text;
};

of("configure").addEventListener("input", write);
of("configure").addEventListener("submit", (event) => event.preventDefault());
document.querySelectorAll("textarea").forEach((area) => area.addEventListener("focus", () => area.select()));
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
