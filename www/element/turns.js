/** Labs of one page take turns, since runs at the same time would spoil each other's times. */
let last = Promise.resolve();

/** Does `work` when all that was asked before is over. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
export function inTurn(work) {
  const result = last.then(work);
  last = result.then(
    () => {},
    () => {},
  );
  return result;
}
