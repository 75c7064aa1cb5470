/** Attributes of `<overlap-lab>`. Those of a permalink also include one for each parameter of a workload, such as `wait_ms`. */
export interface OverlapLabAttributes {
  /** The folder of the site, such as `https://HOST/`; without it, what `configure` was told. */
  site?: string;
  /** A lesson's name, such as `waiting`, in place of the lab. */
  lesson?: string;
  /** How much is shown; in a frame `compact` is the default. */
  view?: "compact" | "full" | (string & {});
  /** When the lab is loaded: once it is touched, or with `eager` when it comes into view. */
  loading?: "eager" | "lazy" | (string & {});
  /** Colours; without it, the reader's own. */
  theme?: "light" | "dark" | (string & {});
  /** The language of the workload's code. Another value is the language of the element's own text. */
  lang?: "rust" | "python" | (string & {});
  /** Python of your own, which defines `task(i)`, for `workload="python"`; a child `<script type="text/x-python">` is the same. */
  code?: string;
  /** The frame's title, which screen readers say. */
  label?: string;
  /** The frame's own attribute of this name. */
  sandbox?: string;
  /** What the tasks do, such as `long_comp`. */
  workload?: string;
  /** How many tasks. */
  tasks?: number | string;
  /** Names with commas between them, such as `serial,async,rayon`. */
  strategies?: string;
  /** How many workers a parallel strategy has. */
  workers?: number | string;
  /** How many threads a strategy with threads has, where that is not one a worker. */
  threads?: number | string;
  /** How many tasks `rayon` and `isolated` hand out at a time. */
  chunk?: number | string;
  /** How often each strategy runs. */
  repeats?: number | string;
  /** How many runs come before those that count. */
  warmup?: number | string;
  /** Whether workers are started for each repeat. */
  pool?: "fresh" | "reused" | (string & {});
  /** From where the tasks' numbers are drawn. */
  seed?: number | string;
  /** A parameter and its values, such as `workers:1,2,3,4`: a run for each. */
  sweep?: string;
  /** A task that fails on purpose, such as `panic@2`. */
  fault?: string;
}

/** Why a lab did not do what it was asked. */
export type OverlapErrorCode =
  | "unreachable"
  | "busy"
  | "invalid"
  | "long"
  | "unavailable"
  | "cancelled"
  | "failed"
  | "removed"
  | (string & {});

export class OverlapError extends Error {
  constructor(code: OverlapErrorCode, message: string);
  readonly code: OverlapErrorCode;
}

/** A stretch of a task's time, ms from the start of its repeat. */
export interface Span {
  task: number;
  lane: number;
  kind: "startup" | "run" | "wait" | "lock" | "copy";
  start_ms: number;
  end_ms: number;
}

/** What one strategy did. */
export interface StrategyResult {
  strategy: string;
  workers: number;
  available: boolean;
  reason?: string;
  answer_ok: boolean;
  answers: (number | string)[];
  repeats: { total_ms: number; startup_ms: number; memory_bytes?: number | null; spans: Span[]; [more: string]: unknown }[];
  summary?: {
    median_ms: number;
    ci95_ms: [number, number] | null;
    speedup?: number | null;
    speedup_ci95?: [number, number] | null;
    [more: string]: unknown;
  };
  doubts: unknown[];
  [more: string]: unknown;
}

/** A run record. The site serves its JSON Schema at `schema/run-record.v1.json`. */
export interface RunRecord {
  schema: "overlap.run/1";
  app: { version: string; commit: string };
  spec: Record<string, unknown>;
  environment: Record<string, unknown>;
  results: StrategyResult[];
  [more: string]: unknown;
}

/** How far the reader of a lesson has come, in this visit. The prediction is not scored. */
export interface LessonProgress {
  /** The lesson's name, such as `waiting`. */
  lesson: string;
  /** Whether a prediction was made. */
  predicted: boolean;
  /** Whether the experiment was run. */
  ran: boolean;
  /** Whether the lesson is at its end. */
  finished: boolean;
  /** How many of the questions were answered rightly, and how many were answered. */
  right: number;
  answered: number;
  /** How many questions have a right answer that is known: two, or fewer where the reader's run cannot tell. */
  of: number;
}

/** The events of `<overlap-lab>`, all of which bubble. */
export interface OverlapLabEvents {
  "overlap-ready": CustomEvent<null>;
  "overlap-started": CustomEvent<null>;
  "overlap-result": CustomEvent<RunRecord>;
  "overlap-lesson": CustomEvent<LessonProgress>;
  "overlap-error": CustomEvent<OverlapError>;
}

/** The element `<overlap-lab>`. Importing this package defines it. */
export class OverlapLab extends HTMLElement {
  /** The record of the last run; null before the first. */
  record: RunRecord | null;
  /** The permalink of the lab's settings; empty where it has no site. */
  readonly permalink: string;
  /** Runs the lab's settings when it is this lab's turn. `long` consents to a run of over a minute. */
  run(options?: { long?: boolean }): Promise<RunRecord>;
  /** Stops the run that is going on; its promise is rejected with the code `cancelled`. */
  cancel(): void;
  addEventListener<Name extends keyof OverlapLabEvents>(
    type: Name,
    listener: (this: OverlapLab, event: OverlapLabEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof OverlapLabEvents>(
    type: Name,
    listener: (this: OverlapLab, event: OverlapLabEvents[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** Says where the site is, for every element without an attribute `site`. Throws an `OverlapError` where it is no address. */
export function configure(settings: { site: string | URL }): void;

/** Whether an attribute is a parameter of the permalink. */
export function isParameter(name: string): boolean;

declare global {
  interface HTMLElementTagNameMap {
    "overlap-lab": OverlapLab;
  }
  interface HTMLElementEventMap extends OverlapLabEvents {}
  interface DocumentEventMap extends OverlapLabEvents {}
  interface WindowEventMap extends OverlapLabEvents {}
}
