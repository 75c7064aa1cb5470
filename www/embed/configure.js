import { isParameter } from "../embed.js";

// Writes the tag, the frame and the link that the form describes, and shows the lab.
const SITE = new URL("../", import.meta.url);
const NAMES = ["workload", "tasks", "workers", "repeats", "sweep"];
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

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function write() {
  const pairs = settings();
  const theme = of("theme").value;
  const themed = theme ? [...pairs, ["theme", theme]] : pairs;
  const lesson = of("lesson").value;
  const query = (pairs) => new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  const attributes = themed.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const link = new URL(`?${query([["v", "1"], ...themed])}`, SITE).href;
  // A lesson has a page of its own, and needs no more than its colours.
  const framed = lesson ? [`lessons/${lesson}.html`, themed.slice(1)] : ["", [["v", "1"], ...themed]];
  const frame = new URL(`${framed[0]}?${query([...framed[1], ["embed", "1"]])}`, SITE).href;
  of("code-tag").value =
    `<script type="module" src="${new URL("embed.js", SITE)}"></script>\n` +
    `<overlap-lab${attributes}>\n  <a href="${escaped(link)}">${lesson ? "Open this lesson" : "Run this experiment"}</a>\n</overlap-lab>`;
  of("code-iframe").value =
    `<iframe src="${escaped(frame)}" title="Overlap: a ${lesson ? "lesson" : "lab"}"\n` +
    `  width="100%" height="900" loading="lazy" allow="cross-origin-isolated; clipboard-write" style="border: 0"></iframe>`;
  of("code-link").value = link;
  document.querySelectorAll("textarea").forEach(fit);
  of("copied").textContent = "";
  of("lab").disabled = Boolean(lesson);
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE_MS, pairs, theme);
}

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

function show(pairs, theme) {
  // Firefox loads this script from a disk, from where there is no lab to frame; the page says so in its place.
  if (SITE.protocol === "file:") {
    return;
  }
  lab = document.createElement("overlap-lab");
  [...pairs, ...(theme ? [["theme", theme]] : [])].forEach(([name, value]) => lab.setAttribute(name, value));
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
document.querySelectorAll("textarea").forEach((area) => area.addEventListener("focus", () => area.select()));
document.querySelectorAll("[data-copies]").forEach((button) => button.addEventListener("click", copy));
new ResizeObserver(() => document.querySelectorAll("textarea").forEach(fit)).observe(of("configure"));
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
