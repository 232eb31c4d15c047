import { expect, test } from 'vitest';
import { isLoopback } from '../../../../web/export/picture/public-address.ts';

test('distinguishes host names of this machine from public ones', () => {
  expect(['localhost', 'demarche.localhost', '127.0.0.1', '127.1.2.3', '[::1]'].every(isLoopback)).toBe(true);
  expect(['timeline.example.org', '127.example.org', '10.0.0.1', 'localhost.example'].some(isLoopback)).toBe(
    false,
  );
});
