import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { OverlapLab, OverlapLabAttributes } from "./index.js";

/** The element's properties in JSX. A workload's own parameters, such as `wait_ms`, are numbers or texts. */
export type OverlapLabProps = Omit<DetailedHTMLProps<HTMLAttributes<OverlapLab>, OverlapLab>, keyof OverlapLabAttributes> &
  OverlapLabAttributes;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "overlap-lab": OverlapLabProps & { [parameter: string]: unknown };
    }
  }
}
