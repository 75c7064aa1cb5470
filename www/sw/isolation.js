// The part of the service worker that adds headers to what a host sends: they isolate the page, and keep it from what it never needs.
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' blob: https: http:; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Document-Isolation-Policy": "isolate-and-require-corp",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The response with the headers that the host does not set. */
function isolated(response) {
  // A response that cannot be read cannot be made anew.
  if (["opaque", "opaqueredirect", "error"].includes(response.type)) {
    return response;
  }
  const headers = new Headers(response.headers);
  // A host that isolates its pages has said how: a page with one policy more could not reach those that came without it.
  const byHost = headers.has("Cross-Origin-Embedder-Policy");
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!headers.has(name) && !(byHost && name === "Document-Isolation-Policy")) {
      headers.set(name, value);
    }
  }
  const empty = [101, 204, 205, 304].includes(response.status);
  const { status, statusText } = response;
  return new Response(empty ? null : response.body, { status, statusText, headers });
}
