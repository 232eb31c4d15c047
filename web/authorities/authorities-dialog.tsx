import './authorities.css';
import { useId, useState } from 'preact/hooks';
import type { Authority } from '../../domain/authorities/authority.ts';
import { AUTHORITY_KINDS, type AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { authorityName } from '../../domain/authorities/authority-name.ts';
import { partyName } from '../../domain/parties/party.ts';
import { createAuthority, deleteAuthority, fetchAuthorities } from '../api/authorities.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { changeCount, language, notifyEventsChanged } from '../state/page-state.ts';
import { reloadNames } from '../state/recorded-names.ts';
import { AddIcon, DeleteIcon, EditIcon } from '../ui/icons.tsx';
import { Modal } from '../ui/modal.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { EntryForm } from './entry-form.tsx';
import { inputOf } from './entry-input.ts';
import { reportFailure } from './report-failure.ts';

const SHOWN_AT_ONCE = 100;
const MAX_SHOWN = 500;

/** Shows what the change means for the events of the page. */
function showChange(): void {
  void reloadNames();
  notifyEventsChanged();
}

/** Lists people, offices, places, organisations and publishers, to search, add, change, merge and delete them. */
export function AuthoritiesDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = messages.value.authorities;
  const [kind, setKind] = useState<AuthorityKind>('person');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const [edited, setEdited] = useState<Authority | 'new'>();
  const query = useQuery(
    (signal) => fetchAuthorities(kind, text.trim(), limit, signal),
    [kind, text.trim(), limit, changeCount.value],
  );
  const finish = () => {
    setEdited(undefined);
    showChange();
  };
  const { items = [], total = 0 } = query.value ?? {};
  const ofKind = items.filter((entry) => entry.kind === kind);

  if (edited !== undefined) {
    const isNew = edited === 'new';
    return (
      <Modal
        title={isNew ? texts.add[kind] : authorityName(edited, language.value)}
        class="authorities-dialog"
        onClose={() => setEdited(undefined)}
      >
        <EntryForm
          key={isNew ? edited : edited.id}
          kind={kind}
          entry={isNew ? undefined : edited}
          onDone={finish}
        />
      </Modal>
    );
  }
  return (
    <Modal title={texts.title} class="authorities-dialog" onClose={onClose}>
      <div class="modal-body">
        <p class="quiet">{texts.meaning}</p>
        <fieldset class="segments">
          <legend class="hidden">{texts.kinds}</legend>
          {AUTHORITY_KINDS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="authority-kind"
                checked={kind === each}
                onChange={() => {
                  setKind(each);
                  setLimit(SHOWN_AT_ONCE);
                }}
              />
              <span>{texts.kind[each]}</span>
            </label>
          ))}
        </fieldset>
        <SearchField text={text} onText={setText} />
        {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
        <p class="quiet" role="status">
          {query.isLoading
            ? ''
            : total === 0
              ? text.trim() === ''
                ? texts.none
                : texts.noneFound(text.trim())
              : texts.shown(ofKind.length, total)}
        </p>
        <ul class="authorities" aria-label={texts.list}>
          {ofKind.map((entry) => (
            <Entry key={entry.id} entry={entry} onEdit={() => setEdited(entry)} />
          ))}
        </ul>
        {total > ofKind.length && limit < MAX_SHOWN && ofKind.length > 0 && (
          <button type="button" class="button" onClick={() => setLimit(MAX_SHOWN)}>
            {texts.more}
          </button>
        )}
      </div>
      <footer class="modal-foot">
        <button type="button" class="button button-primary" onClick={() => setEdited('new')}>
          <AddIcon />
          {texts.add[kind]}
        </button>
      </footer>
    </Modal>
  );
}

function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{messages.value.authorities.search}</label>
      <input
        id={id}
        type="search"
        value={text}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}

function Entry({ entry, onEdit }: { readonly entry: Authority; readonly onEdit: () => void }) {
  const texts = messages.value.authorities;
  const name = authorityName(entry, language.value);
  const other = language.value === 'ru' ? entry.name : entry.name_ru;
  const details = [
    other !== name && other,
    entry.country && partyName(entry.country, language.value),
    texts.events(entry.events),
    entry.aliases.length > 0 && texts.aliases(entry.aliases.length),
  ];
  return (
    <li>
      <span class="authority-name">{name}</span>
      <span class="quiet" title={entry.aliases.join('\n')}>
        {details.filter(Boolean).join(' · ')}
      </span>
      <button type="button" class="icon-button" aria-label={texts.edit(name)} onClick={onEdit}>
        <EditIcon />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.remove(name)}
        onClick={() => void remove(entry)}
      >
        <DeleteIcon />
      </button>
    </li>
  );
}

async function remove(entry: Authority): Promise<void> {
  const { authorities: texts, shell } = messages.value;
  try {
    await deleteAuthority(entry.id, entry.version);
  } catch (error) {
    showChange();
    await reportFailure(error);
    return;
  }
  showChange();
  const restore = () => void createAuthority(inputOf(entry)).then(showChange).catch(reportFailure);
  showToast({
    text: texts.removed(authorityName(entry, language.value)),
    action: { label: shell.undo, act: restore },
  });
}
