/** With a modifier key, a click on a link opens another tab or window: the page must leave it to the browser. */
export function hasModifierKey(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
