/** A part of the page that is drawn once and then brought up to date, so that nobody loses the focus, a click, or what is being typed. */
export interface Part {
  readonly node: Node;
  refresh(): void;
}
