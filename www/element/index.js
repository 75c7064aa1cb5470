// What the site's embed.js and the package hand on. Both take it from here, so that all of it is of one build.
export { OverlapError } from "./error.js";
export { OverlapLab } from "./lab.js";
export { isParameter } from "./settings.js";
export { configure } from "./site.js";
