import { useEffect, useRef, useState } from "react";
import { tell } from "./tell.js";

const CODE = `def task(i):
    kept = [x for x in range(5) if x > 1 and x < 4]

    return f"{i}: {kept}"
`;

/** A lab in JSX, and how many records it gave. */
export default function Own() {
  const lab = useRef(null);
  const [records, setRecords] = useState(0);
  useEffect(() => {
    const element = lab.current;
    const count = () => {
      tell("own: result");
      setRecords((before) => before + 1);
    };
    tell("own: mounted");
    element.addEventListener("overlap-result", count);
    return () => {
      element.removeEventListener("overlap-result", count);
      tell("own: unmounted");
    };
  }, []);
  return (
    <>
      <overlap-lab ref={lab} id="own" workload="python" tasks={2} strategies="serial,async" repeats={1} warmup={0} code={CODE}>
        <a href="https://overlap.invalid/">Run this</a>
      </overlap-lab>
      <p id="records">{records}</p>
    </>
  );
}
