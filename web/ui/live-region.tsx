import { announcement } from './announce.ts';

/** Where a screen reader hears what the page announces. */
export function LiveRegion() {
  const { text, number } = announcement.value;
  return (
    <p class="hidden" aria-live="polite">
      <span key={number}>{text}</span>
    </p>
  );
}
