import { config } from 'zod/v4/core';

// Zod speeds itself up with code made from text, which the content security policy of the page forbids.
config({ jitless: true });
