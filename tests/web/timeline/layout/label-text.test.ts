import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../web/timeline/layout/label-text.ts';
import { sixPxPerLetter } from '../test-timeline.ts';

const widths = { maxLinePx: 180, maxLinesPx: 132 };

function settings(title: string): string[] {
  return blocksOf(title, sixPxPerLetter, widths).map(
    ({ lines, isWhole }) => lines.join(' / ') + (isWhole ? '' : ' (part)'),
  );
}

describe('title lines', () => {
  it('are a single line for a short title', () => {
    expect(settings('New START extended')).toEqual(['New START extended']);
  });

  it('are two or three of about the same length for a longer title', () => {
    expect(settings('Ruritania expels ten Freedonians')).toEqual(['Ruritania expels / ten Freedonians']);
    expect(settings('Ruritania and Freedonia sign a treaty on rivers')).toEqual([
      'Ruritania and / Freedonia sign a / treaty on rivers',
    ]);
  });

  it('never start with a dash', () => {
    expect(settings('Treaty enters into force for the four states — heirs of the union')[0]).not.toMatch(
      /\/ —/,
    );
    expect(settings('Договор для четырёх государств — преемников')).toEqual([
      'Договор для четырёх / государств — / преемников',
    ]);
  });

  it('are truncated after a suitable word if the title is too long', () => {
    expect(
      settings(
        'Ruritania orders the closure of the Freedonian consulate general in its second city by the end of the month',
      ),
    ).toEqual(['Ruritania orders / the closure of the / Freedonian consulate… (part)']);
  });

  it('include a short version for narrow charts, which never ends in a number', () => {
    expect(
      blocksOf('Ruritania expels 60 Freedonian diplomats over spying', sixPxPerLetter, {
        ...widths,
        maxShortPx: 120,
      }).map(({ lines, isWhole }) => [lines, isWhole]),
    ).toEqual([
      [['Ruritania expels 60', 'Freedonian diplomats', 'over spying'], true],
      [['Ruritania expels', '60 Freedonian…'], false],
    ]);
  });

  it('are none for a single very long word', () => {
    expect(settings('Donaudampfschifffahrtsgesellschaftskapitänswitwenrente')).toEqual([]);
  });

  it('are one empty line for a blank title', () => {
    expect(blocksOf('   ', sixPxPerLetter, widths)).toEqual([{ lines: [''], widthPx: 0, isWhole: true }]);
  });
});
