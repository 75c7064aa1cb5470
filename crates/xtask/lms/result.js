/** Nothing was done yet. @type {{ finished: boolean, scaled?: number, did?: object }} */
export const NOTHING = { finished: false };

/** What is reported of a lesson, by what the element's event `overlap-lesson` says: the score is the share of right answers. */
export function resultOf(did) {
  const { finished, right, of } = did;
  return { finished, scaled: finished && of > 0 ? right / of : undefined, did };
}

/** The best of two results. A page that is loaded anew begins at nothing, and a second visit takes nothing back. */
export function better(before, after) {
  const scores = [before.scaled, after.scaled].filter((score) => score !== undefined);
  return {
    finished: before.finished || after.finished,
    scaled: scores.length > 0 ? Math.max(...scores) : undefined,
    did: before.finished && !after.finished ? before.did : after.did,
  };
}
