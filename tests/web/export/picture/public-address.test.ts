import { expect, test } from 'vitest';
import { isLoopback } from '../../../../web/export/picture/public-address.ts';

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'demarche.localhost',
  '127.0.0.1',
  '127.1.2.3',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:7f00:1]',
])('%s is this computer', (name) => {
  expect(isLoopback(name)).toBe(true);
});

test.each(['timeline.example.org', '127.example.org', '10.0.0.1', 'localhost.example', '[2001:db8::1]'])(
  '%s is another computer',
  (name) => {
    expect(isLoopback(name)).toBe(false);
  },
);
