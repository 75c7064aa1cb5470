import { configure } from "overlap-lab";
import { useEffect, useRef, useState } from "react";

if (globalThis.document) {
  configure({ site: "https://overlap.invalid/" });
}

const CODE = `def task(i):
    kept = [x for x in range(5) if x > 1 and x < 4]

    return f"{i}: {kept}"
`;

export default function Labs() {
  const lab = useRef(null);
  const [records, setRecords] = useState(0);
  useEffect(() => {
    window.mounted = (window.mounted ?? 0) + 1;
    const count = () => setRecords((before) => before + 1);
    const element = lab.current;
    element.addEventListener("overlap-result", count);
    return () => element.removeEventListener("overlap-result", count);
  }, []);
  return (
    <>
      <overlap-lab ref={lab} id="own" workload="python" tasks={2} strategies="serial,async" repeats={1} warmup={0} code={CODE}>
        <a href="https://overlap.invalid/">Run this</a>
      </overlap-lab>
      <p id="records">{records}</p>
      <overlap-lab id="lesson" lesson="waiting">
        <a href="https://overlap.invalid/">Open this lesson</a>
      </overlap-lab>
    </>
  );
}
