import { messages } from '../i18n/messages.ts';

/** A Goldstein score on a scale from conflict (−10) to cooperation (+10). */
export function SeverityScale({ goldstein }: { readonly goldstein: number }) {
  const { shell } = messages.value;
  const from = Math.min(0, goldstein);
  const length = Math.abs(goldstein);
  return (
    <span class="severity">
      <span class="figure">{shell.score(goldstein)}</span>
      <svg viewBox="-10.5 -1 21 2" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="severity-line" d="M-10,0H10" />
        <path class="severity-zero" d="M0,-0.8V0.8" />
        <path class={goldstein < 0 ? 'severity-conflict' : 'severity-peace'} d={`M${from},0h${length}`} />
      </svg>
      <span class="quiet">{shell.event.severity(goldstein)}</span>
    </span>
  );
}
