import type { Language } from '../../../domain/language/language.ts';
import type { PicturePreset, PictureSettings } from '../../../domain/query/picture-settings.ts';
import type { Mark } from '../../timeline/layout/layout-marks.ts';
import type { TimelineLayout } from '../../timeline/layout/layout-request.ts';
import type { Label } from '../../timeline/layout/titles/titled-marks.ts';
import type { Box } from '../../timeline/scale/frame.ts';

/** Changes to the labels of a picture by hand, apart from the layout. */
export interface LabelEdits {
  readonly hidden: ReadonlySet<string>;
  /** Labelled before all others: pinned and reworded ones. */
  readonly first: ReadonlySet<string>;
  /** By event. */
  readonly texts: Readonly<Record<string, string>>;
  /** By event: the distance from the middle of the mark to the label's top-left corner. */
  readonly places: Readonly<Record<string, readonly [xPx: number, yPx: number]>>;
}

export function labelEditsOf(
  settings: Pick<PictureSettings, 'hidden_labels' | 'pinned_labels' | 'label_texts' | 'label_places'>,
  language: Language,
  preset: PicturePreset,
): LabelEdits {
  const hidden = new Set(settings.hidden_labels);
  const texts = settings.label_texts[language] ?? {};
  const places = settings.label_places[preset] ?? {};
  const first = [...settings.pinned_labels, ...Object.keys(texts)];
  return { hidden, first: new Set(first.filter((id) => !hidden.has(id))), texts, places };
}

/** A line from a mark to its label, for a label that was moved away from it. */
export interface LabelLine {
  readonly id: string;
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

export interface EditedLayout {
  readonly layout: TimelineLayout;
  readonly lines: readonly LabelLine[];
}

/** Removes the hidden labels from a layout, and moves the moved ones. They stay inside the chart. */
export function applyLabelEdits(layout: TimelineLayout, { hidden, places }: LabelEdits): EditedLayout {
  const lines: LabelLine[] = [];
  const labels = layout.labels
    .filter(({ id }) => !hidden.has(id))
    .map((label) => {
      const place = places[label.id];
      const mark = place && layout.marks.find(({ event }) => event.id === label.id);
      if (!place || !mark) return label;
      const moved = moveLabel(label, mark.xPx + place[0], mark.yPx + place[1], layout.frame);
      const line = lineBetween(mark, moved);
      if (line) lines.push(line);
      return moved;
    });
  return { layout: { ...layout, labels }, lines };
}

function moveLabel(
  label: Label,
  left: number,
  top: number,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): Label {
  const width = label.box.right - label.box.left;
  const height = label.box.bottom - label.box.top;
  const x = Math.max(Math.min(left, widthPx - width), 0);
  const y = Math.max(Math.min(top, heightPx - height), 0);
  return { ...label, box: { left: x, top: y, right: x + width, bottom: y + height } };
}

const GAP_PX = 3;
/** A label this close to its mark needs no line. */
const NEAR_PX = 14;

function lineBetween(mark: Mark, { id, box }: Label): LabelLine | undefined {
  const toX = Math.min(Math.max(mark.xPx, box.left), box.right);
  const toY = Math.min(Math.max(mark.yPx, box.top), box.bottom);
  const length = Math.hypot(toX - mark.xPx, toY - mark.yPx);
  const startPx = mark.radiusPx + GAP_PX;
  if (length < startPx + NEAR_PX) return undefined;
  const [x, y] = [(toX - mark.xPx) / length, (toY - mark.yPx) / length];
  return {
    id,
    fromX: mark.xPx + x * startPx,
    fromY: mark.yPx + y * startPx,
    toX: toX - x * GAP_PX,
    toY: toY - y * GAP_PX,
  };
}

/** The place of a label relative to its mark, as settings keep it. */
export function placeOf(box: Box, mark: Pick<Mark, 'xPx' | 'yPx'>): [xPx: number, yPx: number] {
  return [Math.round(box.left - mark.xPx), Math.round(box.top - mark.yPx)];
}
