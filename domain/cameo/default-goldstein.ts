import { KIND, type Kind } from '../events/kind.ts';
import { goldsteinOf } from './cameo.ts';

/** The Goldstein score (−10 … +10) an event of this kind has by default. */
export function defaultGoldstein(kind: Kind): number {
  return goldsteinOf(KIND[kind].cameo);
}
