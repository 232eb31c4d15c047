import type { ComponentChildren } from 'preact';
import { STATUSES } from '../../domain/event.ts';
import { messages } from '../messages/messages.ts';
import { Popover } from '../views/popover.tsx';
import { drawMark } from './draw.ts';
import type { Mark } from './layout-marks.ts';
import type { Palette } from './palette.ts';
import { svgSurface } from './svg-surface.ts';
import { HelpIcon } from './timeline-icons.tsx';
import type { TimelineModel } from './timeline-model.ts';

/** How to read the chart: what height, outline, lines and size mean, each with a sample drawn as the chart draws it. */
export function ReadingKey({ model }: { readonly model: TimelineModel }) {
  const { timeline, names } = messages.value;
  const { key } = timeline;
  return (
    <Popover name={key.open} buttonClass="icon-button" class="reading-key" label={<HelpIcon />}>
      {() => (
        <>
          <h2>{key.open}</h2>
          <p>{key.height}</p>
          <p>{key.tension(model.scene.value?.tensionUnit ?? 'year')}</p>
          <dl>
            {STATUSES.map((status) => (
              <Entry key={status} word={names.status[status]}>
                <Sample marks={[sample({ status, kind: 'sanctions' })]} />
              </Entry>
            ))}
            <Entry word={key.size}>
              <Sample
                marks={[
                  sample({ kind: 'expulsion' }, { xPx: 12, radiusPx: 4 }),
                  sample({ kind: 'expulsion' }, { xPx: 38, radiusPx: 10 }),
                ]}
              />
            </Entry>
            <Entry word={key.pile}>
              <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 18 })]} text="×4" />
            </Entry>
            <Entry word={key.whisker}>
              <Sample
                marks={[sample({ kind: 'talks' }, { whisker: { fromPx: 8, toPx: 48, isDashed: false } })]}
              />
            </Entry>
            <Entry word={key.approximate}>
              <Sample
                marks={[sample({ kind: 'talks' }, { whisker: { fromPx: 8, toPx: 48, isDashed: true } })]}
              />
            </Entry>
            <Entry word={key.tailEnded}>
              <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} tail="ended" />
            </Entry>
            <Entry word={key.tailStands}>
              <Sample marks={[sample({ kind: 'sanctions' }, { xPx: 10 })]} tail="stands" />
            </Entry>
            <Entry word={key.arc}>
              <Sample
                marks={[
                  sample({ kind: 'expulsion' }, { xPx: 10, yPx: 7 }),
                  sample({ kind: 'expulsion' }, { xPx: 46, yPx: 17 }),
                ]}
                path="M10,7C10,13 46,11 46,17"
              />
            </Entry>
          </dl>
          <p class="quiet">{key.density}</p>
        </>
      )}
    </Popover>
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

interface SampleProps {
  readonly marks: readonly Mark[];
  readonly tail?: 'ended' | 'stands';
  readonly path?: string;
  readonly text?: string;
}

function Sample({ marks, tail, path, text }: SampleProps) {
  const surface = svgSurface('inherit');
  const stroke = BY_NAME.family.pressure;
  const y = HEIGHT_PX / 2;
  if (path) surface.path(path, { stroke: BY_NAME.ink2 });
  if (tail) surface.line(10, y, 34, y, { stroke });
  if (tail === 'ended') surface.line(34, y, 48, y, { stroke });
  if (tail === 'ended') surface.line(48, y - 4, 48, y + 4, { stroke });
  if (tail === 'stands')
    for (const step of [0, 1, 2])
      surface.line(34 + step * 6, y, 40 + step * 6, y, { stroke, alpha: 0.75 - step * 0.28 });
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
