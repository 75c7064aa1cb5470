// Writes this site's address into the lines to copy. No module, as browsers load none from a disk.
const HOST = "https://HOST/";
const SITE = new URL("../", document.currentScript.src).href;

for (const code of document.querySelectorAll("pre code")) {
  code.textContent = code.textContent.replaceAll(HOST, SITE);
}
