import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../web/timeline/layout/label-text.ts';
import { sixPxPerLetter } from '../test-timeline.ts';

const widths = { maxLinePx: 180, maxLinesPx: 132 };

function settings(title: string): string[] {
  return blocksOf(title, sixPxPerLetter, widths).map(
    ({ lines, isWhole }) => lines.join(' / ') + (isWhole ? '' : ' (part)'),
  );
}

describe('a title', () => {
  it('is set on one line where it is short', () => {
    expect(settings('New START extended')).toEqual(['New START extended']);
  });

  it('is set on two or three lines of about the same length where it is longer', () => {
    expect(settings('Ruritania expels ten Freedonians')).toEqual(['Ruritania expels / ten Freedonians']);
    expect(settings('Ruritania and Freedonia sign a treaty on rivers')).toEqual([
      'Ruritania and / Freedonia sign a / treaty on rivers',
    ]);
  });

  it('begins no line with a dash', () => {
    expect(settings('Treaty enters into force for the four states — heirs of the union')[0]).not.toMatch(
      /\/ —/,
    );
    expect(settings('Договор для четырёх государств — преемников')).toEqual([
      'Договор для четырёх / государств — / преемников',
    ]);
  });

  it('is shortened after a word that can end it where it is too long', () => {
    expect(
      settings(
        'Ruritania orders the closure of the Freedonian consulate general in its second city by the end of the month',
      ),
    ).toEqual(['Ruritania orders / the closure of the / Freedonian consulate… (part)']);
  });

  it('has, where there is hardly any room, its first words as a last resort, never ending in a number', () => {
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

  it('of one endless word is not set at all', () => {
    expect(settings('Donaudampfschifffahrtsgesellschaftskapitänswitwenrente')).toEqual([]);
  });

  it('of nothing but spaces is not set as a line of words', () => {
    expect(blocksOf('   ', sixPxPerLetter, widths)).toEqual([{ lines: [''], widthPx: 0, isWhole: true }]);
  });
});
