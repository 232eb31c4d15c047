import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { RELATIONS } from '../../../domain/events/event-values.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { EditIcon } from '../../ui/icons.tsx';
import { edtfOf } from '../date/date-draft.ts';
import { focusField } from '../error-summary.tsx';
import { afterRender } from '../form-focus.ts';
import type { EventDraft, LinkDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { Combobox } from './combobox.tsx';
import { Field } from './field.tsx';
import { RowsEntry } from './rows-entry.tsx';
import { eventSearch } from './searches.ts';

const BLANK: Omit<LinkDraft, 'key'> = { relation: 'responds_to', to: '', date: '', title: '' };

/** What this event answers, lifts, amends, is part of or follows, each found by words of its title. */
export function LinkEntry(): JSX.Element {
  const form = useForm();
  const words = messages.value.form.links;
  const { links } = form.draft.value;
  return (
    <RowsEntry
      place="links"
      rows={links}
      onChange={(next) => form.change({ links: next, pending: searchesOf(next, form.draft.value.pending) })}
      blank={BLANK}
      words={words}
      sayRemove={({ title, to }, number) => words.remove(title || to, number)}
    >
      {(link, change) => (
        <>
          <Field place={`links.${link.key}.relation`} label={words.relation} class="link-relation">
            {(control) => (
              <select
                {...control}
                value={link.relation}
                onChange={(event) => {
                  const relation = RELATIONS.find((each) => each === event.currentTarget.value);
                  if (relation) change({ relation });
                }}
              >
                {RELATIONS.map((relation) => (
                  <option key={relation} value={relation}>
                    {words.phrase[relation]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <LinkedEvent link={link} onChange={change} />
        </>
      )}
    </RowsEntry>
  );
}

/** A row that is gone takes what was typed in it along: the next row may have its key. */
function searchesOf(links: readonly LinkDraft[], pending: EventDraft['pending']): EventDraft['pending'] {
  const isThere = (place: string) => links.some(({ key }) => place === `links.${key}.to`);
  return Object.fromEntries(
    Object.entries(pending).filter(([place]) => !place.startsWith('links.') || isThere(place)),
  );
}

interface LinkedEventProps {
  readonly link: LinkDraft;
  readonly onChange: (patch: Partial<LinkDraft>) => void;
}

/** The other event: its search until one is found, then its date and title. */
function LinkedEvent({ link, onChange }: LinkedEventProps): JSX.Element {
  const form = useForm();
  const words = messages.value.form.links;
  const place = `links.${link.key}.to`;
  const { draft, base } = form;
  const typed = draft.value.pending[place] ?? '';
  const self = base.value?.id;
  const until = lastDayToLookAt(draft.value);
  const search = useMemo(() => eventSearch((id) => id !== self, until), [self, until]);

  const setTyped = (text: string) => {
    const { [place]: _, ...others } = draft.value.pending;
    form.change({ pending: text === '' ? others : { ...others, [place]: text } });
  };

  const choose = ({ id, date, title }: { id: string; date: string; title: string }) => {
    setTyped('');
    onChange({ to: id, date, title });
    afterRender(() => focusField(place));
  };

  return (
    <Field place={place} label={words.to} class="link-to">
      {(control) =>
        link.to === '' ? (
          <Combobox
            control={control}
            text={typed}
            onText={setTyped}
            search={search}
            onChoose={(option) => choose(option.value)}
            picksFirst
            placeholder={words.search}
            noneFound={words.noneFound}
          />
        ) : (
          <div class="linked-event">
            <span>
              {link.title || link.to}
              {link.date !== '' && <span class="form-hint">{formatDate(link.date, language.value)}</span>}
            </span>
            <button
              {...control}
              type="button"
              class="icon-button"
              aria-label={words.another}
              onClick={() => {
                onChange({ to: '', date: '', title: '' });
                afterRender(() => focusField(place));
              }}
            >
              <EditIcon />
            </button>
          </div>
        )
      }
    </Field>
  );
}

/** The last day of the event's own date: what it answers came before. */
function lastDayToLookAt({ date }: EventDraft): string | undefined {
  const edtf = edtfOf(date);
  try {
    parseEdtf(edtf);
    return edtf;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}
