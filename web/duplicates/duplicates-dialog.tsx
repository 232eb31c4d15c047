import './duplicates.css';
import { useEffect, useState } from 'preact/hooks';
import { formatDate } from '../../domain/dates/format-date.ts';
import type { DuplicatePair, DuplicateSummary } from '../../domain/duplicates/similar-event.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import { type ApiProblem, toApiProblem } from '../api/api-problem.ts';
import { fetchDuplicates, markDistinct, unmarkDistinct } from '../api/duplicates.ts';
import { messages } from '../i18n/messages.ts';
import { addressWith, language } from '../state/page-state.ts';
import { Modal } from '../ui/modal.tsx';
import { loadProblemText, ProblemNotice } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { MergePair } from './merge-pair.tsx';
import { ReasonList } from './reason-list.tsx';

interface Found {
  readonly pairs: readonly DuplicatePair[];
  readonly cursor: string | undefined;
  /** The day to which the search looked back. */
  readonly day: string;
}

const NOTHING: Found = { pairs: [], cursor: undefined, day: '' };
/** A search goes on until it has found this many more pairs, or made this many requests. */
const WANTED = 10;
const MAX_REQUESTS = 8;

/** Lists likely duplicates of the collection, to merge them or to say that they are different. */
export function DuplicatesDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = messages.value.duplicates;
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isLoading, setLoading] = useState(false);
  const [opened, setOpened] = useState<DuplicatePair>();

  const search = async (before: Found, signal?: AbortSignal) => {
    setLoading(true);
    setProblem(undefined);
    try {
      let [pairs, cursor, day] = [before.pairs, before.cursor, before.day];
      for (let count = 0; count < MAX_REQUESTS; count += 1) {
        const page = await fetchDuplicates(cursor, signal);
        pairs = [...pairs, ...page.items];
        cursor = page.next_cursor;
        day = page.compared_back_to ?? day;
        if (cursor === undefined || pairs.length >= before.pairs.length + WANTED) break;
      }
      if (!signal?.aborted) setFound({ pairs, cursor, day });
    } catch (error) {
      if (!signal?.aborted) setProblem(toApiProblem(error));
    }
    if (!signal?.aborted) setLoading(false);
  };
  useEffect(() => {
    const controller = new AbortController();
    void search(NOTHING, controller.signal);
    return () => controller.abort();
  }, []);

  const drop = (pair: DuplicatePair, alsoWith?: string) =>
    setFound(
      (last) =>
        last && {
          ...last,
          pairs: last.pairs.filter(
            (each) => each !== pair && ![each.a.id, each.b.id].includes(alsoWith ?? ''),
          ),
        },
    );
  const declareDistinct = async (pair: DuplicatePair) => {
    const { a, b } = pair;
    try {
      await markDistinct(a.id, b.id);
    } catch (error) {
      showToast({ text: await loadProblemText(toApiProblem(error)), isProblem: true });
      return;
    }
    drop(pair);
    const undo = () =>
      void unmarkDistinct(a.id, b.id).then(
        () => setFound((last) => last && { ...last, pairs: [pair, ...last.pairs] }),
        async (error: unknown) =>
          showToast({ text: await loadProblemText(toApiProblem(error)), isProblem: true }),
      );
    showToast({ text: texts.markedDistinct, action: { label: messages.value.shell.undo, act: undo } });
  };

  const day = found && found.day !== '' ? formatDate(found.day, language.value) : '';
  return (
    <Modal
      title={texts.title}
      class="duplicates-dialog"
      onClose={opened === undefined ? onClose : () => setOpened(undefined)}
    >
      {opened !== undefined ? (
        <MergePair
          pair={opened}
          onBack={() => setOpened(undefined)}
          onMerged={(gone) => {
            drop(opened, gone);
            setOpened(undefined);
          }}
        />
      ) : (
        <>
          <div class="modal-body">
            <p class="quiet">{texts.meaning}</p>
            <ul class="duplicate-pairs">
              {found?.pairs.map((pair) => (
                <li key={`${pair.a.id} ${pair.b.id}`}>
                  <div>
                    <EventLine event={pair.a} />
                    <EventLine event={pair.b} />
                    <p>
                      <ReasonList reasons={pair.reasons} />
                    </p>
                  </div>
                  <button type="button" class="button" onClick={() => setOpened(pair)}>
                    {texts.compare}
                  </button>
                  <button type="button" class="button" onClick={() => void declareDistinct(pair)}>
                    {texts.distinct}
                  </button>
                </li>
              ))}
            </ul>
            {problem && <ProblemNotice problem={problem} onRetry={() => void search(found ?? NOTHING)} />}
            <p class="quiet" role="status">
              {isLoading
                ? messages.value.shell.loading
                : found &&
                  (found.cursor === undefined
                    ? found.pairs.length === 0
                      ? texts.none('')
                      : texts.complete
                    : found.pairs.length === 0
                      ? texts.none(day)
                      : texts.lookedBackTo(day))}
            </p>
          </div>
          {found?.cursor !== undefined && (
            <footer class="modal-foot">
              <button type="button" class="button" disabled={isLoading} onClick={() => void search(found)}>
                {texts.more}
              </button>
            </footer>
          )}
        </>
      )}
    </Modal>
  );
}

function EventLine({ event }: { readonly event: DuplicateSummary }) {
  return (
    <p>
      <a href={addressWith({ selectedId: event.id })} target="_blank" rel="noreferrer">
        {titleOf(event, language.value)}
      </a>
      , {formatDate(event.date, language.value)}
    </p>
  );
}
