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
  return readable(changesOf(wordsOf(before), wordsOf(after)));
}

function changesOf(a: readonly string[], b: readonly string[]): WordChange[] {
  const lengths = commonLengths(a, b);
  const changes: WordChange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      changes.push({ change: 'same', text: left });
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      changes.push({ change: 'removed', text: left ?? '' });
      i += 1;
    } else {
      changes.push({ change: 'added', text: right });
      j += 1;
    }
  }
  return changes;
}

/**
 * Runs instead of words: what went, then what came. A space or a full stop that happens to be the same between two
 * changed words belongs to the change.
 */
function readable(changes: readonly WordChange[]): WordChange[] {
  const runs: WordChange[] = [];
  let same = '';
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') runs.push({ change: 'removed', text: removed });
    if (added !== '') runs.push({ change: 'added', text: added });
    if (same !== '') runs.push({ change: 'same', text: same });
    removed = '';
    added = '';
    same = '';
  };
  for (const { change, text } of changes) {
    if (change === 'same') {
      same += text;
      continue;
    }
    if (hasWord(same) || (removed === '' && added === '')) close();
    removed += same;
    added += same;
    same = '';
    if (change === 'removed') removed += text;
    else added += text;
  }
  close();
  return runs;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
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
