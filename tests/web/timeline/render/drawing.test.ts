import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayOf } from '../../../../domain/dates/day-span.ts';
import { CIRCLE } from '../../../../web/drawing/glyphs.ts';
import type { Paint, Surface } from '../../../../web/drawing/surface.ts';
import { svgSurface } from '../../../../web/drawing/svg-surface.ts';
import { pictureSvg } from '../../../../web/export/picture/compose-picture.ts';
import { layoutTimeline } from '../../../../web/timeline/layout/layout.ts';
import { textsOf } from '../../../../web/timeline/render/chart-texts.ts';
import { drawMark, drawTimeline } from '../../../../web/timeline/render/draw.ts';
import { drawTexts } from '../../../../web/timeline/render/draw-texts.ts';
import { TEST_PALETTE, testPicture } from '../../export/picture/test-picture.ts';
import { sceneWith, sixPxPerLetter, TEST_MEASURES, testEvent, timelineRequest } from '../test-timeline.ts';

const MESSAGES = {
  severity: {
    cooperation: 'co-operation',
    neutral: 'neutral',
    strained: 'strained',
    severe: 'severe',
    force: 'force',
  },
  joint: 'joint acts',
  context: 'third parties',
  sideName: (side: 'upper' | 'lower') => (side === 'upper' ? 'Ruritania' : 'Freedonia'),
  tension: (unit: string) => ['Tension', `per ${unit}`],
  tensionUpTo: (unit: string, sum: number) => `Tension per ${unit}, up to ${sum}`,
  number: String,
};

/** A surface that records the glyphs and texts drawn on it. */
function recorder() {
  const glyphs: { data: string; xPx: number; yPx: number; paint: Paint }[] = [];
  const texts: string[] = [];
  const surface: Surface = {
    path: () => {},
    glyph: (data, xPx, yPx, _scale, paint) => glyphs.push({ data, xPx, yPx, paint }),
    line: () => {},
    rect: () => {},
    text: (text) => texts.push(text),
    layer: (_name, draw) => draw(),
    move: (_x, _y, draw) => draw(),
    clip: (_left, _top, _width, _height, draw) => draw(),
  };
  return { surface, glyphs, texts };
}

test('the parts of the chart are named layers of the SVG, from back to front', () => {
  const layout = layoutTimeline(timelineRequest(sceneWith([testEvent()])));
  const surface = svgSurface('sans-serif');
  drawTimeline(surface, layout, TEST_PALETTE);
  const layers = [...surface.content().matchAll(/<g id="([^"]*)" inkscape:groupmode="layer"/g)];
  expect(layers.map(([, id]) => id)).toEqual(['axis', 'tension', 'density', 'durations', 'arrows', 'marks']);
});

describe('a mark', () => {
  const [mark] = layoutTimeline(timelineRequest(sceneWith([testEvent()]))).marks;
  if (!mark) throw new Error('The mark is missing.');
  const drawn = (event: Partial<typeof mark.event>) => {
    const { surface, glyphs } = recorder();
    drawMark(surface, { ...mark, event: { ...mark.event, ...event } }, TEST_PALETTE, 1);
    return glyphs.at(-1)?.paint;
  };

  it('has a pale fill if a machine coded it', () => {
    const { surface, glyphs } = recorder();
    const event = { ...mark.event, kind: 'sanctions' as const, origin: 'GDELT' as const };
    drawMark(surface, { ...mark, event }, TEST_PALETTE, 1);
    expect(glyphs.slice(-2).map(({ paint }) => paint)).toEqual([
      { fill: 'blue', alpha: 0.35 },
      { stroke: 'blue', widthPx: 1.1, alpha: 1 },
    ]);
    // A threat is hollow even if a machine coded it.
    expect(drawn({ kind: 'sanctions', status: 'threatened', origin: 'GDELT' })).toMatchObject({
      fill: 'white',
    });
  });

  it('is solid in the colour of its family if it was carried out', () => {
    expect(drawn({ kind: 'sanctions' })).toMatchObject({ fill: 'blue' });
  });

  it('is hollow if it was threatened or declined, and dashed if postponed', () => {
    expect(drawn({ status: 'threatened' })).toMatchObject({ fill: 'white', stroke: 'orange' });
    expect(drawn({ status: 'declined' })).toMatchObject({ fill: 'white', stroke: 'orange' });
    expect(drawn({ status: 'postponed' })).toMatchObject({ fill: 'white', stroke: 'orange', dash: [2, 2] });
  });
});

describe('drawing', () => {
  it('draws a circle for each event at its mark', () => {
    const layout = layoutTimeline(
      timelineRequest(sceneWith([testEvent(), testEvent({ id: 'b', kind: 'talks', side: 'joint' })])),
    );
    const { surface, glyphs } = recorder();
    drawTimeline(surface, layout, TEST_PALETTE);
    for (const { xPx, yPx } of layout.marks) {
      expect(glyphs.some((glyph) => glyph.data === CIRCLE && glyph.xPx === xPx && glyph.yPx === yPx)).toBe(
        true,
      );
    }
  });

  it('draws marks of the first and last day of the window in full', () => {
    const clips: { left: number; right: number }[] = [];
    const { surface, glyphs } = recorder();
    const day = dayOf(2018);
    const span = { start: day + 0.5, end: day + 100.5 };
    const layout = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({ id: 'first', day }),
          testEvent({ id: 'last', day: day + 100, side: 'lower' }),
        ]),
        {
          span,
        },
      ),
    );
    drawTimeline(
      {
        ...surface,
        clip(left, _top, width, _height, draw) {
          clips.push({ left, right: left + width });
          draw();
        },
      },
      layout,
      TEST_PALETTE,
    );
    const last = clips.at(-1);
    expect(glyphs.length).toBeGreaterThan(0);
    for (const { xPx, radiusPx } of layout.marks) {
      expect(xPx - radiusPx).toBeGreaterThanOrEqual(last?.left ?? 0);
      expect(xPx + radiusPx).toBeLessThanOrEqual(last?.right ?? 0);
    }
  });

  it('dims the other events while a chain is hovered', () => {
    const layout = layoutTimeline(
      timelineRequest(
        sceneWith([
          testEvent({ id: 'act' }),
          testEvent({ id: 'response', side: 'lower' }),
          testEvent({ id: 'other', day: dayOf(2018, 9, 1) }),
        ]),
      ),
    );
    const { surface, glyphs } = recorder();
    drawTimeline(surface, layout, TEST_PALETTE, {
      selectedId: undefined,
      hoveredId: 'act',
      linked: new Set(['act', 'response']),
    });
    const alphaAt = (id: string) => {
      const mark = layout.marks.find(({ event }) => event.id === id);
      return glyphs
        .filter(({ xPx, yPx, paint }) => xPx === mark?.xPx && yPx === mark.yPx && paint.fill)
        .at(-1)?.paint.alpha;
    };
    expect([alphaAt('act'), alphaAt('response'), alphaAt('other')]).toEqual([1, 1, 0.25]);
  });

  it('includes the names of the bands, the dates and the titles', () => {
    const layout = layoutTimeline(timelineRequest(sceneWith([testEvent()])));
    const { surface, texts } = recorder();
    drawTexts(surface, textsOf(layout, MESSAGES, sixPxPerLetter), TEST_PALETTE, TEST_MEASURES);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Ruritania',
        'Freedonia',
        'joint acts',
        'Jan',
        '2018',
        'Ruritania expels three',
      ]),
    );
  });
});

describe('SVG picture of a chart', () => {
  function svgOf(title: string): string {
    const picture = testPicture({ scene: sceneWith([testEvent({ title })]) });
    return pictureSvg(picture, {
      title: 'Ruritania and Freedonia, 2018',
      description: 'A & B',
      language: 'en',
    });
  }

  it('has a title, a description, the chart, and a legend of the kinds in it', () => {
    const svg = svgOf('Ruritania expels three Freedonian diplomats');
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1200" height="675" viewBox="0 0 960 540"/,
    );
    expect(svg).toContain('<title id="picture-title">Ruritania and Freedonia, 2018</title>');
    expect(svg).toContain('<desc id="picture-description">A &amp; B</desc>');
    expect(svg).toContain('>1 event</text>');
    expect(svg).toContain('>Sources: Strelsau Gazette</text>');
    expect(svg).toContain('>Presence 1</text>');
    expect(svg).not.toContain('>Talks</text>');
    expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });

  it('is the same for the same chart', () => {
    expect(svgOf('A')).toBe(svgOf('A'));
  });

  it('escapes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const surface = svgSurface('serif');
        surface.text(text, 0, 0, { fill: 'black', sizePx: 12, weight: 400, align: 'start' });
        const inside = /<text[^>]*>(.*)<\/text>$/s.exec(surface.content())?.[1] ?? '<';
        expect(inside).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
        // Characters that XML 1.0 forbids.
        expect(inside).not.toMatch(/[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/u);
      }),
    );
    expect(svgOf('</text><script>alert(1)</script>')).not.toContain('<script');
  });
});
