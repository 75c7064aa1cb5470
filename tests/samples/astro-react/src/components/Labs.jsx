import { configure } from "overlap-lab";
import { StrictMode, useEffect, useState } from "react";
import Kept from "./Kept.jsx";
import Own from "./Own.jsx";

if (globalThis.document) {
  configure({ site: "https://overlap.invalid/" });
}

export default function Labs() {
  // Below the root, StrictMode mounts twice only what is put into it later (https://react.dev/reference/react/StrictMode).
  const [areThere, setThere] = useState(import.meta.env.PROD);
  useEffect(() => setThere(true), []);
  return (
    <StrictMode>
      {areThere && (
        <>
          <Own />
          <Kept />
          <overlap-lab id="lesson" lesson="waiting">
            <a href="https://overlap.invalid/">Open this lesson</a>
          </overlap-lab>
        </>
      )}
    </StrictMode>
  );
}
