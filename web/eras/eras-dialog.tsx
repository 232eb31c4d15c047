import './eras.css';
import { useState } from 'preact/hooks';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { Era, EraInput } from '../../domain/eras/era.ts';
import { eraName } from '../../domain/eras/era-name.ts';
import { partyName } from '../../domain/parties/party.ts';
import { ApiProblem, toApiProblem } from '../api/api-problem.ts';
import { createEra, deleteEra } from '../api/eras.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { eras, reloadEras } from '../state/eras.ts';
import { language } from '../state/page-state.ts';
import { AddIcon, DeleteIcon, EditIcon } from '../ui/icons.tsx';
import { Modal } from '../ui/modal.tsx';
import { loadProblemText, ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { EraForm } from './era-form.tsx';

/** Lists the eras of the collection, to add, change and delete them. */
export function ErasDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = messages.value.eras;
  const query = useQuery(reloadEras, []);
  const [edited, setEdited] = useState<Era | 'new'>();
  const close = () => setEdited(undefined);
  return (
    <Modal title={texts.title} class="eras-dialog" onClose={edited === undefined ? onClose : close}>
      {edited === undefined ? (
        <>
          <div class="modal-body">
            <p class="quiet">{texts.meaning}</p>
            {query.problem && <ProblemNotice problem={query.problem} onRetry={query.retry} />}
            <EraList onEdit={setEdited} />
          </div>
          <footer class="modal-foot">
            <button type="button" class="button button-primary" onClick={() => setEdited('new')}>
              <AddIcon />
              {texts.add}
            </button>
          </footer>
        </>
      ) : (
        <EraForm
          key={edited === 'new' ? edited : edited.id}
          era={edited === 'new' ? undefined : edited}
          onDone={close}
        />
      )}
    </Modal>
  );
}

function EraList({ onEdit }: { readonly onEdit: (era: Era) => void }) {
  const texts = messages.value.eras;
  if (eras.value.length === 0) return <p class="eras-none">{texts.none}</p>;
  return (
    <ul class="eras" aria-label={texts.list}>
      {eras.value.map((era) => {
        const name = eraName(era, language.value);
        return (
          <li key={era.id}>
            <span class="era-name">{name}</span>
            <span class="quiet">
              {era.party === undefined ? texts.bothSides : partyName(era.party, language.value)},{' '}
              {formatDate(`${era.starts}/${era.ends ?? '..'}`, language.value)}
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={texts.edit(name)}
              onClick={() => onEdit(era)}
            >
              <EditIcon />
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={texts.remove(name)}
              onClick={() => void remove(era)}
            >
              <DeleteIcon />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

async function remove(era: Era): Promise<void> {
  const { eras: texts, shell } = messages.value;
  try {
    await deleteEra(era.id, era.version);
    await reloadEras();
  } catch (error) {
    await reportFailure(error);
    return;
  }
  const restore = () => void createEra(inputOf(era)).then(reloadEras).catch(reportFailure);
  showToast({
    text: texts.removed(eraName(era, language.value)),
    action: { label: shell.undo, act: restore },
  });
}

async function reportFailure(error: unknown): Promise<void> {
  const isConflict = error instanceof ApiProblem && error.status === 412;
  if (isConflict) await reloadEras().catch(() => undefined);
  const text = isConflict ? messages.value.eras.changedMeanwhile : await loadProblemText(toApiProblem(error));
  showToast({ text, isProblem: true });
}

/** What a user can change of an era. */
function inputOf({
  id: _id,
  first_day: _first,
  last_day: _last,
  version: _version,
  ...input
}: Era): EraInput {
  return input;
}
