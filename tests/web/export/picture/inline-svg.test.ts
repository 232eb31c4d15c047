import { expect, test } from 'vitest';
import { mapPath } from '../../../../web/export/picture/inline-svg.ts';

test('scales path data in each direction separately', () => {
  const mapping = { x: 10, y: 20, scaleX: 2, scaleY: 3 };
  expect(mapPath('M1 4L2 5', mapping)).toBe('M12 32L14 35');
  expect(mapPath('M0.5 44v-10.5h2.2V44Z', mapping)).toBe('M11 152v-31.5h4.4V152Z');
  expect(mapPath('M0 0H5', mapping)).toBe('M10 20H20');
});
