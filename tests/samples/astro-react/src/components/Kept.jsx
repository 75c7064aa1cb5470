import { useEffect, useRef } from "react";
import { tell } from "./tell.js";

const SETTINGS = { id: "kept", workload: "wait", tasks: 3, wait_ms: 20, warmup: 0, strategies: "serial,async" };

function made() {
  const element = document.createElement("overlap-lab");
  Object.entries(SETTINGS).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

/** A lab that its component makes, has in the page while it is mounted, and runs at once. */
export default function Kept() {
  const place = useRef(null);
  const kept = useRef(null);
  useEffect(() => {
    const element = (kept.current ??= made());
    const count = () => tell("kept: result");
    element.addEventListener("overlap-result", count);
    place.current.append(element);
    tell(`kept: ${element.isConnected ? "in" : "out"}`);
    element.run().catch(({ code }) => tell(`kept: ${code}`));
    return () => {
      element.remove();
      element.removeEventListener("overlap-result", count);
      tell(`kept: ${element.isConnected ? "in" : "out"}`);
    };
  }, []);
  return <div ref={place} />;
}
