import { defineConfig } from 'vitest/config';

// A zone far west of Greenwich, with daylight saving: a date that is secretly an instant shows itself as off by one.
process.env.TZ = 'America/Los_Angeles';

export default defineConfig({
  test: {
    include: ['tests/{domain,db,server,web}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
});
