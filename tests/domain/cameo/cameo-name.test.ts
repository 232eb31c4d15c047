import { expect, test } from 'vitest';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { cameoName } from '../../../domain/cameo/cameo-name.ts';

test('every code has a name of its own in both languages', () => {
  for (const { code, name } of CAMEO_CODES.values()) {
    const russian = cameoName(code, 'ru');
    expect(russian, code).toMatch(/^[А-ЯЁ][а-яёА-ЯЁ ,()-]+$/);
    expect(cameoName(code, 'en')).toBe(name);
    // Codes for “not specified below” are those in English too.
    expect(/без уточнения$/.test(russian), code).toBe(/not spec(ified)? below$/.test(name));
  }
  const names = [...CAMEO_CODES.keys()].map((code) => cameoName(code, 'ru'));
  expect(new Set(names).size).toBe(CAMEO_CODES.size);
  expect(cameoName('999', 'ru')).toBe('');
});
