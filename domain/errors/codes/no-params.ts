/** The parameters of an error whose text never varies. */
export type NoParams = Readonly<Record<string, never>>;
