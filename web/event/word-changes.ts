import { diffArrays } from 'diff';

/** A run of words that is in both texts, or only in one. */
export interface WordChange {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * The differences between two texts, word by word. `same` and `removed` together are the text before; `same` and
 * `added` together are the text after.
 */
export function wordChanges(before: string, after: string): WordChange[] {
  const changes: WordChange[] = [];
  // Runs that follow each other without a common word are one change: first what was removed, then what was added.
  let [same, removed, added] = ['', '', ''];
  const endChange = () => {
    // A space that ends both sides is in both texts.
    const space = /\s+$/.exec(removed)?.[0] ?? '';
    if (space !== '' && added.endsWith(space)) {
      removed = removed.slice(0, -space.length);
      added = added.slice(0, -space.length);
      same = space + same;
    }
    if (removed !== '') changes.push({ change: 'removed', text: removed });
    if (added !== '') changes.push({ change: 'added', text: added });
    if (same !== '') changes.push({ change: 'same', text: same });
    [same, removed, added] = ['', '', ''];
  };
  for (const part of diffArrays(splitWords(before), splitWords(after))) {
    const text = part.value.join('');
    if (!part.added && !part.removed) {
      same += text;
      continue;
    }
    // A space or full stop between two changed words belongs to the change.
    if (hasWord(same) || (removed === '' && added === '')) endChange();
    removed += same;
    added += same;
    same = '';
    if (part.removed) removed += text;
    else added += text;
  }
  endChange();
  return changes;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Words, spaces and punctuation marks; joined they are the text. */
function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}’'-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}
