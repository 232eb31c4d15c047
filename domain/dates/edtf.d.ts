/** What this project uses of the npm package `edtf`, which ships no types: its parser. */
declare module 'edtf' {
  export interface ParsedDate {
    readonly type: 'Date' | 'Season' | 'Year' | 'Decade' | 'Century' | 'Interval' | 'Set' | 'List';
    readonly level: number;
    /** Year, month (0–11; 21–41 in a `Season`), day; then hours, minutes and seconds where there is a time. */
    readonly values: readonly number[];
    /** A bit for each X in `YYYYMMDD`, the first Y lowest. */
    readonly unspecified?: number;
    /** A flag for the whole date, or for a season a bit mask, 0 where nothing is qualified. */
    readonly approximate?: boolean | number;
    readonly uncertain?: boolean | number;
  }

  /** Throws an `Error` with the grammar's own words when the text is no EDTF of the level. */
  export function parse(
    text: string,
    constraints?: {
      readonly level?: number;
      readonly types?: readonly ParsedDate['type'][];
      readonly seasonUncertainty?: boolean;
    },
  ): ParsedDate;
}
