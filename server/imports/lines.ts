import { codedError } from '../../domain/errors/error-codes.ts';
import { codedProblem } from '../http/problem-details.ts';

/** Longest text of one event, in UTF-16 units: many times what the longest valid one has. */
const LONGEST_EVENT = 1024 * 1024;

/** The lines of a text that comes in pieces, without their ends. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const content of lines) {
      refuseLongEvent(content.length, line);
      yield content;
      line += 1;
    }
    refuseLongEvent(rest.length, line);
  }
  yield rest;
}

export function refuseLongEvent(length: number, line: number): void {
  if (length <= LONGEST_EVENT) return;
  throw codedProblem('content-too-large', codedError('event-too-long', { line }));
}
