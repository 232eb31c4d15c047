import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../../web/timeline/layout/titles/label-text.ts';
import { sixPxPerLetter } from '../../test-timeline.ts';

function linesOf(title: string): string[] {
  return blocksOf(title, sixPxPerLetter, [180, 150]).map(({ lines }) => lines.join(' / '));
}

describe('title lines', () => {
  it('are a single line for a short title', () => {
    expect(linesOf('Expels three')).toEqual(['Expels three']);
  });

  it('are two to four of about the same length for a longer title', () => {
    expect(linesOf('Ruritania expels ten Freedonians')).toEqual([
      'Ruritania expels / ten Freedonians',
      'Ruritania / expels ten / Freedonians',
    ]);
    expect(linesOf('Ruritania and Freedonia sign a treaty on rivers and their fish')[0]).toBe(
      'Ruritania and Freedonia / sign a treaty on / rivers and their fish',
    );
  });

  it('never start with a dash', () => {
    expect(linesOf('Treaty enters into force for the states — heirs of the union').join()).not.toMatch(
      /\/ —/,
    );
    expect(linesOf('Договор для четырёх государств — преемников')[0]).toBe(
      'Договор для четырёх / государств — преемников',
    );
  });

  it('are none for a title that does not fit whole', () => {
    expect(linesOf('Donaudampfschifffahrtsgesellschaftskapitänswitwenrente')).toEqual([]);
    expect(linesOf('Ruritania '.repeat(30))).toEqual([]);
    expect(linesOf('   ')).toEqual([]);
  });
});
