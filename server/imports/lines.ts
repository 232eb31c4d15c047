import { codedError } from '../../domain/errors/error-codes.ts';
import { codedProblem } from '../http/problem-details.ts';

/** Maximum length of one event in UTF-16 units, many times that of the longest valid event. */
const MAX_EVENT_LENGTH = 1024 * 1024;

/** The lines of a streamed text, without line breaks. Throws a `Problem` for a line that is too long. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const content of lines) {
      checkEventLength(content.length, line);
      yield content;
      line += 1;
    }
    checkEventLength(rest.length, line);
  }
  yield rest;
}

/** Throws a `Problem` if the event that begins at `line` is too long. */
export function checkEventLength(length: number, line: number): void {
  if (length <= MAX_EVENT_LENGTH) return;
  throw codedProblem('content-too-large', codedError('event-too-long', { line }));
}
