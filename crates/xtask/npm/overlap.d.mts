/** What a host of anywidget modules gives to one: a store of traits. */
export interface Model {
  get(name: string): unknown;
  set?(name: string, value: unknown): void;
  save_changes?(): void;
  on?(event: string, listener: () => void): void;
  off?(event: string, listener: () => void): void;
}

declare const widget: {
  /** Shows a lab in `el`; the promise gives what takes it away, or nothing where it could not be shown. */
  render(context: { model: Model; el: HTMLElement }): Promise<(() => void) | undefined>;
};
export default widget;
