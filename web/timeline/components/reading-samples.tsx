import type { ComponentChildren } from 'preact';
import type { Status } from '../../../domain/events/event-values.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import { messages } from '../../i18n/messages.ts';
import { type Arc, arcPath, headPath } from '../layout/layout-arcs.ts';
import type { Mark } from '../layout/layout-marks.ts';
import { drawMark, drawWhisker } from '../render/draw.ts';
import type { Palette } from '../render/palette.ts';

/** How to read the chart: what height, outline, lines and size mean, each with a sample drawn as the chart draws it. */
export function ReadingSamples({ tensionUnit }: { readonly tensionUnit: TensionUnit }) {
  const { timeline, names } = messages.value;
  const { key } = timeline;
  return (
    <>
      <h2>{key.open}</h2>
      <p>{key.height}</p>
      <p>{key.tension(tensionUnit)}</p>
      <dl>
        {STATUSES.map((status) => (
          <Entry key={status} word={names.status[status]}>
            <Sample marks={[sample({ status, kind: 'sanctions' })]} />
          </Entry>
        ))}
        <Entry word={key.coded}>
          <Sample marks={[sample({ origin: 'GDELT', kind: 'sanctions' })]} />
        </Entry>
        <Entry word={key.size}>
          <Sample
            marks={[
              sample({ kind: 'expulsion' }, { xPx: 12, radiusPx: 4 }),
              sample({ kind: 'expulsion' }, { xPx: 38, radiusPx: 10 }),
            ]}
          />
        </Entry>
        <Entry word={key.cluster}>
          <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 18 })]} text="×4" />
        </Entry>
        {(['lasted', 'within', 'about'] as const).map((form) => (
          <Entry key={form} word={key.whisker[form]}>
            <Sample marks={[sample({ kind: 'statement' }, { whisker: { fromPx: 8, toPx: 48, form } })]} />
          </Entry>
        ))}
        <Entry word={key.tailEnded}>
          <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} tail="ended" />
        </Entry>
        <Entry word={key.tailStands}>
          <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} tail="stands" />
        </Entry>
        <Entry word={key.arc}>
          <Sample
            marks={[sample({ kind: 'expulsion' }, ACT), sample({ kind: 'expulsion' }, ANSWER)]}
            isAnswered
          />
        </Entry>
      </dl>
      <p class="quiet">{key.density}</p>
    </>
  );
}

function Entry({ word, children }: { readonly word: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{word}</dd>
    </div>
  );
}

/** Named here: with those of the schema, the schema would be cut off from the page's first script. */
const STATUSES: readonly Status[] = ['carried_out', 'threatened', 'declined', 'postponed'];
const WIDTH_PX = 56;
const HEIGHT_PX = 24;

/** Colours by name, so that a sample follows the page's theme by itself. */
const BY_NAME: Palette = {
  paper: 'var(--raised)',
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  ink3: 'var(--ink-3)',
  line: 'var(--line)',
  lineStrong: 'var(--line-strong)',
  focus: 'var(--focus)',
  upper: 'var(--side-upper)',
  lower: 'var(--side-lower)',
  family: {
    presence: 'var(--family-presence)',
    pressure: 'var(--family-pressure)',
    dialogue: 'var(--family-dialogue)',
    shock: 'var(--family-shock)',
  },
};

const ACT = { xPx: 8, yPx: 7 };
const ANSWER = { xPx: 48, yPx: 17 };
const SAMPLE_ARC: Arc = {
  arc: { act: '', answer: '', lag_min: 0, lag_max: 0 },
  from: ACT,
  to: ANSWER,
  handleYPx: [18, 6],
  toRadiusPx: 5.5,
};

interface SampleProps {
  readonly marks: readonly Mark[];
  readonly tail?: 'ended' | 'stands';
  readonly isAnswered?: boolean;
  readonly text?: string;
}

function Sample({ marks, tail, isAnswered, text }: SampleProps) {
  const surface = svgSurface('inherit');
  const stroke = BY_NAME.family.pressure;
  const y = HEIGHT_PX / 2;
  if (isAnswered) {
    surface.path(arcPath(SAMPLE_ARC), { stroke: BY_NAME.ink2, widthPx: 1.25 });
    surface.path(headPath(SAMPLE_ARC), { fill: BY_NAME.ink2 });
  }
  if (tail) surface.line(10, y, 34, y, { stroke });
  if (tail === 'ended') surface.line(34, y, 48, y, { stroke });
  if (tail === 'ended') surface.line(48, y - 4, 48, y + 4, { stroke });
  if (tail === 'stands')
    for (const step of [0, 1, 2])
      surface.line(34 + step * 6, y, 40 + step * 6, y, { stroke, alpha: 0.75 - step * 0.28 });
  for (const { whisker, yPx } of marks) {
    if (whisker) drawWhisker(surface, whisker, yPx, BY_NAME.family.dialogue, 1);
  }
  for (const mark of marks) drawMark(surface, mark, BY_NAME, 1);
  if (text) surface.text(text, 27, y + 4, { fill: BY_NAME.ink, sizePx: 11, weight: 600, align: 'start' });
  return (
    <svg
      class="reading-sample"
      width={WIDTH_PX}
      height={HEIGHT_PX}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: surface.content() }}
    />
  );
}

function sample(event: Partial<Mark['event']>, place: Partial<Mark> = {}): Mark {
  return {
    event: {
      id: '',
      title: '',
      date: '2018-03-26',
      first_day: 0,
      last_day: 0,
      day: 0,
      approximate: false,
      kind: 'talks',
      status: 'carried_out',
      side: 'upper',
      initiators: [],
      severity: 0,
      importance: 0,
      ...event,
    },
    xPx: WIDTH_PX / 2,
    yPx: HEIGHT_PX / 2,
    radiusPx: 5.5,
    ...place,
  };
}
