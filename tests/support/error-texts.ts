import { formatErrorEn } from '../../domain/errors/en/error-texts-en.ts';
import { type InputError, InvalidInput } from '../../domain/errors/input-error.ts';

/** Errors with their English texts, as the API sends them. */
export function withTexts(errors: readonly InputError[]): { path: string; message: string }[] {
  return errors.map((error) => ({ path: error.path, message: formatErrorEn(error) }));
}

/** The input errors that `run` throws; none if it throws nothing. */
export function inputErrorsOf(run: () => unknown): readonly InputError[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
}
