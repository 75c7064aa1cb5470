import { codeOf, fragment } from "./code.js";

/**
 * Attributes that are no parameters of a permalink: the element's own, HTML's for every element, and those that
 * documentation systems and editors put on frames and pictures. `lang` is also a parameter: its values tell which.
 */
const OWN = new Set([
  ...["code", "label", "sandbox", "site", "theme"],
  ...["accesskey", "anchor", "autocapitalize", "autocorrect", "autofocus", "class", "contenteditable", "dir", "draggable", "enterkeyhint"],
  ...["exportparts", "hidden", "id", "inert", "inputmode", "is", "itemid", "itemprop", "itemref", "itemscope", "itemtype", "lang", "nonce"],
  ...["part", "popover", "role", "slot", "spellcheck", "style", "tabindex", "title", "translate", "writingsuggestions"],
  ...["align", "height", "loading", "width"],
]);
const LANGUAGES = new Set(["rust", "python"]);

/** Whether an attribute is a parameter of the permalink. */
export const isParameter = (name) => /^[a-z][a-z0-9_]*$/.test(name) && !OWN.has(name) && !/^(aria|data|on)/.test(name);

/** The attributes of an element as a permalink's query. @param {HTMLElement} lab @returns {string} */
export function queryOf(lab) {
  const parameters = [...lab.attributes].filter(({ name }) => isParameter(name)).map(({ name, value }) => [name, value]);
  const lang = lab.getAttribute("lang") ?? (codeOf(lab) ? "python" : "");
  // Another language is the one that the element's own text is written in.
  const languages = LANGUAGES.has(lang) ? [["lang", lang]] : [];
  return `?${new URLSearchParams([["v", "1"], ...parameters, ...languages])}`;
}

/** The permalink of an element's settings. @param {HTMLElement} lab @param {URL} site @returns {string} */
export function permalinkOf(lab, site) {
  return new URL(`${queryOf(lab)}${fragmentOf(lab)}`, site).href;
}

/** The address of an element's frame: the lab, or a lesson. @param {HTMLElement} lab @param {URL} site @returns {string} */
export function addressOf(lab, site) {
  const lesson = lab.getAttribute("lesson") ?? "";
  const isLesson = /^[a-z][a-z0-9_-]*$/.test(lesson);
  const address = new URL(isLesson ? `lessons/${lesson}.html` : queryOf(lab), site);
  address.searchParams.set("embed", "1");
  for (const name of ["theme", ...(isLesson ? ["view", "activity"] : [])]) {
    const value = lab.getAttribute(name);
    if (value) {
      address.searchParams.set(name, value);
    }
  }
  // A host that leaves `.html` out of the address may drop the query with it; the lesson finds it in the fragment.
  address.hash = isLesson ? address.search : fragmentOf(lab);
  return address.href;
}

/** How much of a lesson is shown. A lab is told of it with its other settings; a lesson has none. */
export const sizeOf = (lab) => (lab.hasAttribute("lesson") ? lab.getAttribute("view") : null);

function fragmentOf(lab) {
  const code = codeOf(lab);
  return code === undefined ? "" : fragment(code);
}
