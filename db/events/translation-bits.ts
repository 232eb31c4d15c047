import { TRANSLATION_ISSUES, type TranslationIssue } from '../../domain/events/translation.ts';

/** Issues as the number that is stored: a bit for each, in the order of `TRANSLATION_ISSUES`. */
export function translationBits(issues: readonly TranslationIssue[]): number {
  return issues.reduce((bits, issue) => bits | (1 << TRANSLATION_ISSUES.indexOf(issue)), 0);
}

/** The stored numbers of events with at least one of these issues. */
export function numbersWithAny(issues: readonly TranslationIssue[]): number[] {
  const wanted = translationBits(issues);
  return Array.from({ length: 1 << TRANSLATION_ISSUES.length }, (_, number) => number).filter(
    (number) => (number & wanted) !== 0,
  );
}
