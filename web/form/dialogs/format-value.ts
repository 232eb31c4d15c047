import { formatDate } from '../../../domain/dates/format-date.ts';
import { partyName } from '../../../domain/parties/party.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { formatCameo } from '../fields/searches.ts';
import type { ComparedEvent, ComparedField } from '../model/conflict.ts';

/** A field's value as text: one line per entry, and none for an empty value. */
export function formatValue(field: ComparedField, event: ComparedEvent): readonly string[] {
  const { form, names, shell } = messages.value;
  switch (field) {
    case 'date':
    case 'in_force_until': {
      const edtf = event[field];
      return edtf === undefined || edtf === '' ? [] : [`${edtf} — ${formatDate(edtf, language.value)}`];
    }
    case 'kind':
      return [names.kind[event.kind]];
    case 'status':
      return event.status === undefined ? [] : [names.status[event.status]];
    case 'review':
      return event.review === undefined ? [] : [names.review[event.review]];
    case 'cameo':
      return event.cameo === undefined ? [] : [formatCameo(event.cameo)];
    case 'initiators':
    case 'targets':
      return (event[field] ?? []).map((code) => partyName(code, language.value));
    case 'participants':
      return (event.participants ?? []).map(({ name, office, party }) =>
        joined([name, office, party && partyName(party, language.value)]),
      );
    case 'location':
      return event.location === undefined
        ? []
        : [
            joined([
              event.location.place,
              event.location.country && partyName(event.location.country, language.value),
            ]),
          ];
    case 'people_expelled':
      return event.people_expelled === undefined ? [] : [String(event.people_expelled)];
    case 'in_force':
      return event.in_force === undefined ? [] : [form.measures.inForce[event.in_force ? 'yes' : 'no']];
    case 'pinned':
      return event.pinned === true ? [shell.yes] : [];
    case 'links':
      return (event.links ?? []).map(({ to, relation }) => `${form.links.phrase[relation]} ${to}`);
    case 'sources':
      return (event.sources ?? []).map(({ publisher, title, published, url, quote, archived_url }) =>
        joined([publisher, title, published, url, quote && `“${quote}”`, archived_url]),
      );
    case 'missions_affected':
    case 'tags':
      return event[field] ?? [];
    case 'title':
    case 'summary':
    case 'title_ru':
    case 'summary_ru':
    case 'short_title':
    case 'short_title_ru': {
      const text = event[field];
      return text === undefined || text === '' ? [] : [text];
    }
  }
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
