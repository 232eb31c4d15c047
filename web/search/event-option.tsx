import { formatDate } from '../../domain/dates/format-date.ts';
import { partyName } from '../../domain/parties/party.ts';
import { sideOf } from '../../domain/parties/side.ts';
import type { FoundEvent } from '../../domain/query/search-result.ts';
import { messages } from '../i18n/messages.ts';
import { language, sides } from '../state/page-state.ts';
import { KindGlyph } from '../ui/kind-glyph.tsx';

/** An event in the list of a search: date, who acted, title and the text around the found words. */
export function EventOption({ event }: { readonly event: FoundEvent }) {
  const { names } = messages.value;
  const { id, date, kind, title, title_ru, initiators, title_matches, snippet } = event;
  const shown = (language.value === 'ru' ? (title_ru ?? title) : (title ?? title_ru)) ?? id;
  const side = sideOf(initiators, sides.value);
  return (
    <>
      <KindGlyph kind={kind} />
      <span class="search-event">
        <span class="search-event-facts">
          {formatDate(date, language.value)} ·{' '}
          <span class={`search-side side-${side}`}>
            {initiators.map((code) => partyName(code, language.value)).join(', ')}
          </span>{' '}
          · {names.kind[kind]}
        </span>
        <span class="search-event-title">
          <Marked text={shown} matches={title_matches} />
        </span>
        {snippet && (
          <span class="search-event-snippet">
            <Marked text={snippet.text} matches={snippet.matches} />
          </span>
        )}
      </span>
    </>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly matches: readonly (readonly [start: number, length: number])[];
}

/** A text with its matches marked. */
function Marked({ text, matches }: MarkedProps) {
  const parts = [];
  let at = 0;
  for (const [start, length] of matches) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, start + length)}</mark>);
    at = start + length;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
