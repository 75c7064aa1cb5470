import { EXPERIMENTS, FIRST, KINDS, LESSONS, STRATEGIES, TILE, WIDTH } from "./pictures.js";

const SVG = "http://www.w3.org/2000/svg";
const ROW_PX = 9;
const BLOCK_PX = 7;

export const STYLE = `
  .poster { --ink: #1d1e21; --faint: #5d6067; --rule: #dcd9d0; --paper: #fbfaf7; --focus: #0072b2; color-scheme: light;
    box-sizing: border-box; padding: 9px 12px; background: var(--paper); color: var(--ink);
    font: 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: start; }
  .dark { --ink: #ecebe7; --faint: #a5a7ad; --rule: #34363b; --paper: #16171a; --focus: #56b4e9; color-scheme: dark; }
  .poster :is(div, p, dl, dt, dd) { box-sizing: border-box; margin: 0; padding: 0; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 13px; margin-bottom: 6px; }
  button { box-sizing: border-box; min-height: 34px; min-width: 96px; padding: 5px 13px; font: inherit; font-weight: 600; color: var(--paper);
    background: var(--ink); border: 1px solid var(--ink); border-radius: 4px; cursor: pointer; }
  button[aria-disabled="true"] { cursor: default; opacity: 0.6; }
  button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  .title { flex: 1 1 10rem; font-weight: 600; }
  .note { font-size: 12px; color: var(--faint); }
  dl { display: grid; grid-template-columns: 5.25rem minmax(0, 1fr); gap: 4px 9px; align-items: center; font-size: 12px; }
  dt { display: flex; align-items: center; gap: 7px; }
  dt::before { content: ""; width: 11px; height: 11px; border-radius: 2px; background: var(--own); }
  svg { display: block; width: 100%; color: var(--own); }
  .poster dl + .note { margin-top: 6px; }
`;

/** What an element shows until its reader touches it: what it is, as a picture, and a button. It costs no download of its own. */
export class Poster {
  #element = document.createElement("div");
  #button = document.createElement("button");
  #said = document.createElement("p");
  #dark = matchMedia("(prefers-color-scheme: dark)");
  #lab;
  #isWaiting = false;
  #follow = () => this.draw();

  /** @param {HTMLElement} lab @param {() => void} press */
  constructor(lab, press) {
    this.#lab = lab;
    this.#button.type = "button";
    this.#button.addEventListener("click", () => this.#isWaiting || press());
    this.#said.role = "status";
    this.#dark.addEventListener("change", this.#follow);
    this.draw();
    lab.shadowRoot.prepend(this.#element);
  }

  get height() {
    return this.#element.offsetHeight;
  }

  /** Whether the keyboard is on its button. */
  get hasFocus() {
    return this.#lab.shadowRoot.activeElement === this.#button;
  }

  /** The lab is being loaded. */
  wait() {
    this.#isWaiting = true;
    // A button that is disabled would lose the keyboard's focus.
    this.#button.ariaDisabled = "true";
    this.say("Loading the lab …");
  }

  /** Says something in the place of what it is. */
  say(text) {
    this.#said.textContent = text;
  }

  remove() {
    this.#dark.removeEventListener("change", this.#follow);
    this.#element.remove();
  }

  /** Draws it as the element's attributes say now. */
  draw() {
    const lab = this.#lab;
    const theme = lab.getAttribute("theme");
    const isDark = theme === "dark" || (theme !== "light" && this.#dark.matches);
    const lesson = lab.getAttribute("lesson");
    const named = (lab.getAttribute("strategies") ?? "").split(",").map((name) => name.trim());
    const chosen = STRATEGIES.filter(({ name }) => named.includes(name));
    const head = make("div", { class: "head" }, [this.#button, make("p", { class: "title" }, [titleOf(lab)])]);
    this.#button.textContent = lesson === null ? "Run" : "Open the lesson";
    this.#said.className = "note";
    this.#said.textContent ||= "A sketch, not a measurement. The work is done on this device, once you ask for it.";
    const rows = (chosen.length > 0 ? chosen : STRATEGIES).flatMap((strategy) => row(strategy, isDark));
    this.#element.className = isDark ? "poster dark" : "poster";
    this.#element.replaceChildren(head, make("dl", {}, rows), this.#said);
  }
}

/** What the element is about, in a few words. */
function titleOf(lab) {
  const lesson = lab.getAttribute("lesson");
  if (lesson !== null) {
    return `Lesson: ${LESSONS[lesson] ?? lesson}`;
  }
  const workload = lab.getAttribute("workload") ?? FIRST;
  return EXPERIMENTS[workload] ?? (workload === "python" ? "Python from this page" : workload);
}

/** A strategy's name and its sketch. */
function row({ name, title, colours, rows, blocks }, isDark) {
  const place = (units) => `${(units * 100) / WIDTH}%`;
  const kinds = [...new Set(blocks.map(([kind]) => kind))];
  const drawn = blocks.map(([kind, lane, x, width]) =>
    draw("rect", { x: place(x), y: lane * ROW_PX, width: place(width - 1), height: BLOCK_PX, fill: fill(kind, name) }),
  );
  const picture = draw("svg", { height: rows * ROW_PX, "aria-hidden": true }, [...kinds.flatMap((kind) => pattern(kind, name)), ...drawn]);
  const [term, shown] = [make("dt", {}, [title]), make("dd", {}, [picture])];
  // A content security policy may forbid styles in attributes, and does not forbid this.
  [term, shown].forEach((element) => element.style.setProperty("--own", colours[Number(isDark)]));
  return [term, shown];
}

const fill = (kind, owner) => (KINDS[kind].wash >= 1 ? "currentColor" : `url(#${kind}-${owner})`);

/** The pattern of a kind of span, where it has one. */
function pattern(kind, owner) {
  const { wash, lines, width } = KINDS[kind];
  if (wash >= 1) {
    return [];
  }
  const tile = { width: TILE, height: TILE };
  const marks = lines ? [draw("path", { d: lines, fill: "none", stroke: "currentColor", "stroke-width": width })] : [];
  const ground = draw("rect", { ...tile, fill: "currentColor", "fill-opacity": wash });
  return [draw("pattern", { ...tile, id: `${kind}-${owner}`, patternUnits: "userSpaceOnUse" }, [ground, ...marks])];
}

function make(name, attributes, children = []) {
  return filled(document.createElement(name), attributes, children);
}

function draw(name, attributes, children = []) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}
