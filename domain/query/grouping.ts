/** By what a list can be grouped. */
export const GROUPINGS = ['year', 'month', 'kind', 'initiator', 'status', 'review'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function isGrouping(text: string | undefined): text is Grouping {
  return (GROUPINGS as readonly (string | undefined)[]).includes(text);
}
