import type { IndexSide } from '../../../domain/analysis/tension-index.ts';
import type { TensionResult } from '../../../domain/analysis/tension-result.ts';

/** A point of the index that the reader has selected: the last day of its period, and its line. */
export interface ChosenPoint {
  readonly day: number;
  readonly side: IndexSide;
}

export type TensionPoint = TensionResult['points'][number];
