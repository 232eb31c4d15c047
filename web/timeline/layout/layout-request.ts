import type { Language } from '../../../domain/language/language.ts';
import type { Side } from '../../../domain/parties/side.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import type { TimelineArrow, TimelineEvent } from '../../../domain/timeline/timeline.ts';
import type { ChartLayout } from '../../state/chart-options.ts';
import type { Frame } from '../scale/frame.ts';
import type { CalendarFormat, MeasureText, Ticks } from '../scale/ticks.ts';
import type { TimeScale } from '../scale/time-scale.ts';
import type { TimeSpan } from '../scale/time-span.ts';
import type { Arrow, Lag } from './arrows/layout-arrows.ts';
import type { Bands } from './bands.ts';
import type { EraRows, PlacedEra } from './eras.ts';
import type { DensityBar } from './layout-density.ts';
import type { DurationLine } from './layout-durations.ts';
import type { Mark } from './layout-marks.ts';
import type { DateMarker, MarkedDay, Note } from './notes.ts';
import type { Scene } from './scene.ts';
import type { TensionStrip } from './tension-strip.ts';
import type { Label } from './titles/titled-marks.ts';

/** Measures texts in px, each kind in its own font. */
export interface Measures {
  readonly tick: MeasureText;
  readonly label: MeasureText;
  readonly strongLabel: MeasureText;
  /** For windows with few events. */
  readonly largeLabel: MeasureText;
  readonly largeStrongLabel: MeasureText;
  readonly lag: MeasureText;
  readonly era: MeasureText;
  readonly side: MeasureText;
}

/** What the chart can show besides the events of the two sides. */
export interface ChartLayers {
  /** Lines for the time that measures are in force. */
  readonly durations: boolean;
  /** Acts by third parties. */
  readonly context: boolean;
}

export interface LayoutRequest {
  readonly scene: Scene;
  readonly span: TimeSpan;
  readonly frame: Frame;
  readonly arrangement?: ChartLayout | undefined;
  readonly layers?: ChartLayers | undefined;
  readonly calendar: CalendarFormat;
  readonly measure: Measures;
  readonly formatLag: (link: TimelineArrow) => string;
  readonly titleOf: (event: TimelineEvent) => string;
  /** Titles for windows with few events, where there is room for more words. */
  readonly longTitleOf?: ((event: TimelineEvent) => string) | undefined;
  /** Names of the bands, which on a phone are inside them. */
  readonly bandName: (side: Side) => string;
  /** Drawn if the frame has rows for them. */
  readonly eras?: EraRows | undefined;
  /** Of the names of the eras. */
  readonly language?: Language | undefined;
  readonly markedDay?: MarkedDay | undefined;
  /** A note beside the mark of one event. */
  readonly eventNote?: { readonly id: string; readonly text: string } | undefined;
  /** Events to label first: the selected and the focused one, and those pinned in a picture. */
  readonly first: ReadonlySet<string>;
  /** Links of the selected event. Their arrows are always drawn. */
  readonly links: readonly TimelineArrow[];
  /** Links of the event under the pointer. Their arrows are added without moving anything else. */
  readonly hoveredLinks?: readonly TimelineArrow[] | undefined;
  /** Marks only: titles take most of the time of a layout. */
  readonly withoutTitles?: boolean | undefined;
  /** The last layout while the window moves: bands and titles keep their places. */
  readonly previous?: TimelineLayout | undefined;
}

/** Whether titles have more words than usual, and whether they are in larger type. */
export interface TitleForm {
  readonly isLong: boolean;
  readonly isLarge: boolean;
}

/** Positions of all parts of the chart, in px, for drawing and hit tests. */
export interface TimelineLayout {
  readonly frame: Frame;
  readonly bands: Bands;
  readonly scale: TimeScale;
  /** Marks with a title and marks in stacks; without the latter if `density` has bars instead. */
  readonly marks: readonly Mark[];
  readonly durationLines: readonly DurationLine[];
  readonly arrows: readonly Arrow[];
  readonly lags: readonly Lag[];
  readonly labels: readonly Label[];
  readonly titleForm: TitleForm;
  readonly notes: readonly Note[];
  /** The day of the filter “in force on”. */
  readonly dateMarker?: DateMarker | undefined;
  readonly density: readonly DensityBar[];
  /** Radius of the stacked marks; absent if there are bars instead. */
  readonly stackRadiusPx?: number | undefined;
  readonly tension: TensionStrip & { readonly unit: TensionUnit };
  /** Rows of eras above the plot. */
  readonly eras: readonly EraRow[];
  readonly ticks: Ticks;
}

/** A row of eras; the side whose band has them as a background, if they are those of a side. */
export interface EraRow {
  readonly side: 'upper' | 'lower' | undefined;
  readonly top: number;
  readonly eras: readonly PlacedEra[];
}
