import type { ComponentChildren } from 'preact';
import type { Status } from '../../../domain/events/event-values.ts';
import type { TensionUnit } from '../../../domain/timeline/tension-period.ts';
import { svgSurface } from '../../drawing/svg-surface.ts';
import { messages } from '../../i18n/messages.ts';
import { type Arrow, arrowPath, headPath } from '../layout/arrows/layout-arrows.ts';
import type { Mark } from '../layout/layout-marks.ts';
import { drawMark, drawUncertaintyBar } from '../render/draw.ts';
import type { Palette } from '../render/palette.ts';

/** The meaning of height, outline, lines and size, each with a sample drawn by the code of the chart. */
export function ReadingSamples({ tensionUnit }: { readonly tensionUnit: TensionUnit }) {
  const { chart, names } = messages.value;
  const { key } = chart;
  return (
    <>
      <h2>{key.open}</h2>
      <p>{key.bands}</p>
      <p>{key.height}</p>
      <p>{key.tension(tensionUnit)}</p>
      <dl>
        {STATUSES.map((status) => (
          <Entry key={status} text={names.status[status]}>
            <Sample marks={[sample({ status, kind: 'sanctions' })]} />
          </Entry>
        ))}
        <Entry text={key.coded}>
          <Sample marks={[sample({ origin: 'GDELT', kind: 'sanctions' })]} />
        </Entry>
        <Entry text={key.size}>
          <Sample
            marks={[
              sample({ kind: 'expulsion' }, { xPx: 12, radiusPx: 4 }),
              sample({ kind: 'expulsion' }, { xPx: 38, radiusPx: 10 }),
            ]}
          />
        </Entry>
        {(['lasted', 'within', 'about'] as const).map((form) => (
          <Entry key={form} text={key.uncertainty[form]}>
            <Sample
              marks={[sample({ kind: 'statement' }, { uncertaintyBar: { fromPx: 8, toPx: 48, form } })]}
            />
          </Entry>
        ))}
        <Entry text={key.inForceUntil}>
          <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} durationLine="ended" />
        </Entry>
        <Entry text={key.stillInForce}>
          <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} durationLine="open" />
        </Entry>
        <Entry text={key.arrow}>
          <Sample
            marks={[sample({ kind: 'expulsion' }, ACT), sample({ kind: 'expulsion' }, RESPONSE)]}
            hasResponse
          />
        </Entry>
      </dl>
      <p class="quiet">{key.density}</p>
    </>
  );
}

function Entry({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** Listed here, because importing the schema would put zod in this chunk. */
const STATUSES: readonly Status[] = ['carried_out', 'threatened', 'declined', 'postponed'];
const WIDTH_PX = 56;
const HEIGHT_PX = 24;

/** CSS properties instead of values, so that the samples follow the theme of the page. */
const CSS_PALETTE: Palette = {
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

const ACT = { xPx: 8, yPx: 6 };
const RESPONSE = { xPx: 46, yPx: 18 };
const SAMPLE_ARROW: Arrow = {
  link: { act: '', answer: '', lag_min: 0, lag_max: 0 },
  points: [ACT, { xPx: ACT.xPx, yPx: RESPONSE.yPx }, RESPONSE],
  toRadiusPx: 5.5,
};

interface SampleProps {
  readonly marks: readonly Mark[];
  readonly durationLine?: 'ended' | 'open';
  readonly hasResponse?: boolean;
}

function Sample({ marks, durationLine, hasResponse }: SampleProps) {
  const surface = svgSurface('inherit');
  const stroke = CSS_PALETTE.family.pressure;
  const y = HEIGHT_PX / 2;
  if (hasResponse) {
    surface.path(arrowPath(SAMPLE_ARROW), { stroke: CSS_PALETTE.ink2, widthPx: 1.25 });
    surface.path(headPath(SAMPLE_ARROW), { fill: CSS_PALETTE.ink2 });
  }
  if (durationLine) surface.line(10, y, 34, y, { stroke });
  if (durationLine === 'ended') surface.line(34, y, 48, y, { stroke });
  if (durationLine === 'ended') surface.line(48, y - 4, 48, y + 4, { stroke });
  if (durationLine === 'open')
    for (const step of [0, 1, 2])
      surface.line(34 + step * 6, y, 40 + step * 6, y, { stroke, alpha: 0.75 - step * 0.28 });
  for (const { uncertaintyBar, yPx } of marks) {
    if (uncertaintyBar) drawUncertaintyBar(surface, uncertaintyBar, yPx, CSS_PALETTE.family.dialogue, 1);
  }
  for (const mark of marks) drawMark(surface, mark, CSS_PALETTE, 1);
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
