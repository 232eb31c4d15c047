import type { Status } from '../../domain/events/event-values.ts';
import { KIND, type Kind } from '../../domain/events/kind.ts';
import { CIRCLE } from '../drawing/glyphs.ts';

interface KindGlyphProps {
  readonly kind: Kind;
  /** Events that were not carried out have a hollow glyph, as on the chart. */
  readonly status?: Status;
}

/** The chart's mark for a kind, in the colour of its family. Decorative: show the kind's name beside it. */
export function KindGlyph({ kind, status = 'carried_out' }: KindGlyphProps) {
  const hollow = status === 'carried_out' ? '' : ' is-hollow';
  return (
    <svg
      class={`glyph family-${KIND[kind].family}${hollow}`}
      viewBox="-1.6 -1.6 3.2 3.2"
      aria-hidden="true"
      focusable="false"
    >
      <path d={CIRCLE} />
    </svg>
  );
}
