import { Lrs, launchOf, tokenFrom } from "./cmi5-lrs.js";
import { untilDone } from "./cmi5-outbox.js";
import { OWN_STATE, Session } from "./cmi5-session.js";
import { launch } from "./launch.js";

launch(async (say) => {
  const launched = launchOf(location.search);
  const lrs = new Lrs(launched, await untilDone(() => tokenFrom(launched.fetch), say));
  const data = await untilDone(() => lrs.state("LMS.LaunchData"), say);
  if (!data) {
    throw new Error("The platform has no launch data for this lesson: the lesson works, but nothing is reported.");
  }
  offerReturn(data.returnURL);
  // cmi5 asks for them at the start; a lesson has one language and no sound.
  await lrs.preferences().catch(() => {});
  const before = await untilDone(() => lrs.state(OWN_STATE), say);
  return new Session(lrs, launched, data, before ?? {}, say);
});

/** Shows the way back that the platform names, if it names one. */
function offerReturn(address) {
  const leave = document.getElementById("leave");
  const to = URL.canParse(address ?? "") ? new URL(address) : undefined;
  if (["http:", "https:"].includes(to?.protocol)) {
    leave.href = to.href;
    leave.hidden = false;
  }
}
