import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { parseEdtf } from '../../../domain/dates/edtf-date.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { RELATIONS } from '../../../domain/events/event-values.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { EditIcon } from '../../ui/icons.tsx';
import { edtfOf } from '../date/date-draft.ts';
import type { EventDraft, LinkDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { Combobox } from './combobox.tsx';
import { Field } from './field.tsx';
import { afterRender, focusField } from './field-focus.ts';
import { RowsEntry } from './rows-entry.tsx';
import { eventSearch, type FoundEvent } from './searches.ts';

const BLANK: Omit<LinkDraft, 'key'> = { relation: 'responds_to', to: '', date: '', title: '' };

/** The links to other events, each found by words of its title. */
export function LinkEntry(): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.links;
  const { links } = form.draft.value;
  return (
    <RowsEntry
      path="links"
      rows={links}
      onChange={(next) => form.change({ links: next, pending: pendingFor(next, form.draft.value.pending) })}
      blank={BLANK}
      texts={texts}
      removeLabel={(link, number) => texts.remove(titleOf(link, language.value) || link.to, number)}
    >
      {(link, change) => (
        <>
          <Field path={`links.${link.key}.relation`} label={texts.relation} class="link-relation">
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
                    {texts.phrase[relation]}
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

/** Drops the search texts of removed rows, because a new row may get the same key. */
function pendingFor(links: readonly LinkDraft[], pending: EventDraft['pending']): EventDraft['pending'] {
  const isThere = (path: string) => links.some(({ key }) => path === `links.${key}.to`);
  return Object.fromEntries(
    Object.entries(pending).filter(([path]) => !path.startsWith('links.') || isThere(path)),
  );
}

interface LinkedEventProps {
  readonly link: LinkDraft;
  readonly onChange: (patch: Partial<LinkDraft>) => void;
}

/** A search until an event is chosen, then its date and title. */
function LinkedEvent({ link, onChange }: LinkedEventProps): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.links;
  const path = `links.${link.key}.to`;
  const { draft, base } = form;
  const typed = draft.value.pending[path] ?? '';
  const self = base.value?.id;
  const until = latestLinkDate(draft.value);
  const search = useMemo(() => eventSearch((id) => id !== self, until), [self, until]);

  const setTyped = (text: string) => {
    const { [path]: _, ...others } = draft.value.pending;
    form.change({ pending: text === '' ? others : { ...others, [path]: text } });
  };

  const choose = ({ id, date, title = '', title_ru }: FoundEvent) => {
    setTyped('');
    onChange({ to: id, date, title, title_ru });
    afterRender(() => focusField(path));
  };

  return (
    <Field path={path} label={texts.to} class="link-to">
      {(control) =>
        link.to === '' ? (
          <Combobox
            control={control}
            text={typed}
            onText={setTyped}
            search={search}
            onChoose={(option) => choose(option.value)}
            picksFirst
            placeholder={texts.search}
            noneFound={texts.noneFound}
          />
        ) : (
          <div class="linked-event">
            <span>
              {titleOf(link, language.value) || link.to}
              {link.date !== '' && <span class="form-hint">{formatDate(link.date, language.value)}</span>}
            </span>
            <button
              {...control}
              type="button"
              class="icon-button"
              aria-label={texts.change}
              onClick={() => {
                onChange({ to: '', date: '', title: '', title_ru: undefined });
                afterRender(() => focusField(path));
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

/** The event's own date, if valid: linked events are usually earlier. */
function latestLinkDate({ date }: EventDraft): string | undefined {
  const edtf = edtfOf(date);
  try {
    parseEdtf(edtf);
    return edtf;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return undefined;
  }
}
