import type { Status } from '../../domain/events/event-values.ts';
import { KIND, type Kind } from '../../domain/events/kind.ts';
import { GLYPHS } from '../timeline/render/glyphs.ts';

interface KindGlyphProps {
  readonly kind: Kind;
  /** Hollow, as on the chart, for what was not carried out. */
  readonly status?: Status;
}

/** The chart's mark of a kind, in its family's colour. Decoration: the kind's name stands beside it. */
export function KindGlyph({ kind, status = 'carried_out' }: KindGlyphProps) {
  const hollow = status === 'carried_out' ? '' : ' is-hollow';
  return (
    <svg
      class={`glyph family-${KIND[kind].family}${hollow}`}
      viewBox="-1.6 -1.6 3.2 3.2"
      aria-hidden="true"
      focusable="false"
    >
      <path d={GLYPHS[kind]} />
    </svg>
  );
}
