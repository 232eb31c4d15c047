/** Types of the npm package `az`, which ships none: a Russian dictionary (OpenCorpora) and its reader. */
declare module 'az' {
  interface Tag {
    /** Part of speech. */
    readonly POS?: string;
    readonly GNdr?: string;
    readonly NMbr?: string;
    readonly CAse?: string;
    readonly anim?: boolean;
    /** Plural only, singular only, indeclinable, abbreviation. */
    readonly Pltm?: boolean;
    readonly Sgtm?: boolean;
    readonly Fixd?: boolean;
    readonly Abbr?: boolean;
    readonly Name?: boolean;
    readonly Surn?: boolean;
    readonly Patr?: boolean;
    readonly Geox?: boolean;
    readonly Orgn?: boolean;
  }

  interface Parse {
    readonly word: string;
    readonly tag: Tag;
    readonly score: number;
    /** The form in which dictionaries list the word. */
    normalize(): Parse | false;
  }

  interface Morph {
    (
      word: string,
      config: {
        readonly parsers: readonly string[];
        readonly stutter: number;
        /** Also finds names that are written in lower case. */
        readonly ignoreCase: boolean;
      },
    ): Parse[];
    init(folder: string, done: (error: unknown) => void): void;
  }

  const Az: {
    /** How the package reads its files. */
    load(file: string, type: 'json' | 'arraybuffer', done: (error: unknown, content?: unknown) => void): void;
    readonly Morph: Morph;
  };

  export type { Morph, Parse };
  export default Az;
}
