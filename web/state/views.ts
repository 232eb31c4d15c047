/** The views of the page, in the order of their buttons and number keys. */
export const VIEWS = ['start', 'timeline', 'table', 'exchanges', 'in-force', 'tension', 'compare'] as const;
export type View = (typeof VIEWS)[number];

export function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text);
}
