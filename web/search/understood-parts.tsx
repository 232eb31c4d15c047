import { kindNamed } from '../../domain/query/search-text/kind-words.ts';
import type { Reading, TextPart } from '../../domain/query/search-text/understand.ts';
import { filterChips } from '../filter/filter-chips.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { chooseReading, chooseWords } from './search-model.ts';

interface UnderstoodPartsProps {
  readonly parts: readonly TextPart[];
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** How a search text was understood. Shown unless it is nothing but words. */
export function UnderstoodParts({ parts, text, onText }: UnderstoodPartsProps) {
  const texts = messages.value.search;
  if (parts.every((part) => isWords(part) && part.others.length === 0)) return null;
  return (
    <ul class="search-parts" aria-label={texts.understood}>
      {parts.map((part, index) => (
        <li key={`${index} ${part.text}`}>
          <span class="chip">
            <span class="chip-text">
              <PartText part={part} />
            </span>
            <button
              type="button"
              class="chip-remove"
              aria-label={texts.remove(part.text)}
              onClick={() => onText(without(text, parts, index))}
            >
              <CloseIcon />
            </button>
          </span>
          {part.others.map((other) => (
            <button
              key={JSON.stringify(other)}
              type="button"
              class="text-button"
              title={isWords(other) ? texts.asWordsHint(part.text) : undefined}
              onClick={() => {
                if (isWords(other)) chooseWords(part.text);
                else chooseReading(part.text, other);
              }}
            >
              {isWords(other) ? texts.asWords : only(other)}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function PartText({ part }: { readonly part: TextPart }) {
  const { names, search, shell } = messages.value;
  if (!isWords(part)) {
    return (
      <>
        {chipsOf(part).map(({ label, text }) => (
          <span key={label}>
            <span class="chip-label">{label}</span> {text}
          </span>
        ))}
      </>
    );
  }
  const kind = kindNamed(part.text);
  return (
    <>
      <span class="chip-label">{search.words}</span>{' '}
      {kind === undefined ? shell.filter.quoted(part.words) : search.kindOrText(names.kind[kind])}
    </>
  );
}

function only(reading: Reading): string {
  const { search } = messages.value;
  return chipsOf(reading)
    .map(({ label, text }) => search.only(label, text))
    .join(', ');
}

function chipsOf({ filter }: Reading) {
  return filterChips(filter, messages.value, language.value);
}

function isWords({ filter }: Reading): boolean {
  return Object.keys(filter).length === 0;
}

/** The text without one of its parts. */
function without(text: string, parts: readonly TextPart[], removed: number): string {
  // Found from the end of the part before, because a part may occur twice.
  let start = 0;
  for (const part of parts.slice(0, removed)) {
    const at = text.indexOf(part.text, start);
    if (at >= 0) start = at + part.text.length;
  }
  const { text: part = '' } = parts[removed] ?? {};
  const at = text.indexOf(part, start);
  if (at < 0)
    return parts
      .filter((_each, index) => index !== removed)
      .map((each) => each.text)
      .join(' ');
  return `${text.slice(0, at)} ${text.slice(at + part.length)}`.replace(/\s+/g, ' ').trim();
}
