/** The longest block of the deflate format that is stored as it is (RFC 1951), bytes. */
const MOST_STORED = 65535;

/** An element's own Python; undefined where it has none. @param {HTMLElement} lab @returns {string | undefined} */
export function codeOf(lab) {
  const code = lab.getAttribute("code") ?? lab.querySelector(':scope > script[type="text/x-python"]')?.textContent;
  return code === undefined ? undefined : dedented(code) || undefined;
}

/** Code as the fragment of a permalink: deflate's stored blocks in base64url. Unlike compressing, it is done at once. */
export function fragment(code) {
  const bytes = new TextEncoder().encode(code);
  const parts = [];
  for (let at = 0; at < bytes.length; at += MOST_STORED) {
    const block = bytes.subarray(at, at + MOST_STORED);
    const length = block.length;
    parts.push([Number(at + length === bytes.length), length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], block);
  }
  const binary = parts.map((part) => Array.from(part, (byte) => String.fromCharCode(byte)).join("")).join("");
  return `#code=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** A text without the indentation that all of its lines have, and without empty lines around it. */
function dedented(text) {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  const depths = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  const code = lines.map((line) => line.slice(Math.min(depth, line.search(/\S|$/)))).join("\n");
  return code.trim() && `${code.replace(/^\s*\n/, "").trimEnd()}\n`;
}
