import { announcement } from './announce.ts';

/** The live region in which screen readers hear announcements. */
export function LiveRegion() {
  const { text, number } = announcement.value;
  return (
    <p class="hidden" aria-live="polite">
      <span key={number}>{text}</span>
    </p>
  );
}
