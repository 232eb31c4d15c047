/** A run of words that stayed, came or went. */
export interface WordChange {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * What changed between two texts, word by word, as the longest common subsequence has it. Put together, `same` and
 * `removed` are the text before; `same` and `added` the text after.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  const lengths = commonLengths(a, b);
  const changes: { change: WordChange['change']; text: string }[] = [];
  const say = (change: WordChange['change'], text: string) => {
    const last = changes.at(-1);
    if (last?.change === change) last.text += text;
    else changes.push({ change, text });
  };

  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      say('same', left);
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      say('removed', left ?? '');
      i += 1;
    } else {
      say('added', right);
      j += 1;
    }
  }
  return changes;
}

/** Words and what stands between them, each on its own. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}’'-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** `[i][j]`: how many words the rests of both, from `i` and `j` on, have in common in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
