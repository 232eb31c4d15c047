import { expect, test } from 'vitest';
import { importanceOf } from '../../../domain/timeline/timeline.ts';

test('importance grows with the distance from neutral, the number of links and the number of people expelled', () => {
  const scores = [
    importanceOf({ goldstein: 0, linkCount: 0 }),
    importanceOf({ goldstein: 7, linkCount: 0 }),
    importanceOf({ goldstein: -8, linkCount: 0 }),
    importanceOf({ goldstein: -8, linkCount: 3 }),
    importanceOf({ goldstein: -8, linkCount: 3, people_expelled: 60 }),
    importanceOf({ goldstein: -8, linkCount: 3, people_expelled: 755 }),
  ];
  expect(scores).toEqual([0, 7, 8, 12, 17.356, 20.636]);
});
