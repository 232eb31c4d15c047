import { problemTextsEn } from '../../domain/errors/problem-texts-en.ts';

/** What is wrong and what would mend it: the domain and the server say it in English. */
export const problems = {
  say: (message: string): string => message,
  /** The texts of problems, by their code. */
  texts: problemTextsEn,
};
