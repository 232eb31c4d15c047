/** Types of the parser of the npm package `edtf`, which ships none. */
declare module 'edtf' {
  export interface ParsedDate {
    readonly type: 'Date' | 'Season' | 'Year' | 'Decade' | 'Century' | 'Interval' | 'Set' | 'List';
    readonly level: number;
    /** Year, month (0–11; 21–41 in a `Season`), day; then hours, minutes and seconds if there is a time. */
    readonly values: readonly number[];
    /** One bit for each X in `YYYYMMDD`; the first Y is the lowest bit. */
    readonly unspecified?: number;
    /** A flag for the whole date; for a season, a bit mask. */
    readonly approximate?: boolean | number;
    readonly uncertain?: boolean | number;
  }

  /** Throws an `Error` if the text is not EDTF of this level. */
  export function parse(
    text: string,
    constraints?: {
      readonly level?: number;
      readonly types?: readonly ParsedDate['type'][];
      readonly seasonUncertainty?: boolean;
    },
  ): ParsedDate;
}
