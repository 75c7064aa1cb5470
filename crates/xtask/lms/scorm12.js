import { launch } from "./launch.js";
import { findApi } from "./scorm12-api.js";
import { Session } from "./scorm12-session.js";

launch(async (say) => {
  const api = findApi(window);
  if (!api) {
    throw new Error("This platform’s SCORM interface was not found: the lesson works, but nothing is reported.");
  }
  return new Session(api, say);
});
