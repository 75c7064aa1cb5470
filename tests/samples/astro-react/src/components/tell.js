/** Notes what happens to the labs, for the test. */
export const tell = (what) => (window.told ??= []).push(what);
