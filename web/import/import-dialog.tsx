import type { ImportReport } from '../../domain/import/import-report.ts';
import './import.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem, isAbortError } from '../api/api-problem.ts';
import { messages } from '../i18n/messages.ts';
import { notifyEventsChanged } from '../state/page-state.ts';
import { FileIcon, ImportIcon } from '../ui/icons.tsx';
import { Modal } from '../ui/modal.tsx';
import { loadProblemText } from '../ui/notice.tsx';
import { showToast } from '../ui/toast.tsx';
import { CodedSources } from './coded-sources.tsx';
import { type FileType, fileTypeOf } from './file-type.ts';
import { ImportReportTable } from './import-report.tsx';
import { type StoringProgress, sendFile } from './send-file.ts';

interface ChosenFile {
  readonly file: File;
  readonly type: FileType;
}

/** The current step of the import. */
type Step =
  | { readonly at: 'choosing'; readonly error?: string }
  | {
      readonly at: 'sending';
      readonly chosen: ChosenFile;
      readonly dryRun: boolean;
      readonly share: number;
      readonly storing?: Storing;
    }
  | { readonly at: 'reported'; readonly chosen: ChosenFile; readonly report: ImportReport };

interface Storing extends StoringProgress {
  /** Start of this step, in ms since the page was opened. */
  readonly sinceMs: number;
}

const BEFORE_STORING: ReadonlySet<StoringProgress['step']> = new Set(['reading', 'duplicates']);
const MAX_BYTES = 2 * 1024 ** 3;
const START_BYTES = 4_096;

/** Lets the user choose a file, shows the changes it would make, and then imports all of its rows or none. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { dialogs, shell } = messages.value;
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  const abortController = useRef<AbortController>(undefined);
  useEffect(() => () => abortController.current?.abort(), []);

  const send = async (chosen: ChosenFile, dryRun: boolean) => {
    const current = new AbortController();
    abortController.current = current;
    setStep({ at: 'sending', chosen, dryRun, share: 0 });
    try {
      const report = await sendFile(chosen.file, chosen.type, {
        dryRun,
        signal: current.signal,
        onProgress: (share) => setStep((last) => (last.at === 'sending' ? { ...last, share } : last)),
        onStoring: (progress) =>
          setStep((last) => {
            if (last.at !== 'sending') return last;
            const sinceMs = last.storing?.step === progress.step ? last.storing.sinceMs : performance.now();
            return { ...last, storing: { ...progress, sinceMs } };
          }),
      });
      if (dryRun || report.refused_total > 0) {
        setStep({ at: 'reported', chosen, report });
        return;
      }
      notifyEventsChanged();
      showToast({ text: dialogs.import.done(report.created, report.updated) });
      onClose();
    } catch (error) {
      if (isAbortError(error)) setStep({ at: 'choosing' });
      else if (error instanceof ApiProblem)
        setStep({ at: 'choosing', error: `${await loadProblemText(error)} ${dialogs.import.failed}` });
      else throw error;
    }
  };

  const choose = async (file: File | undefined) => {
    if (!file) return;
    const error = await checkFile(file);
    if (typeof error === 'string') setStep({ at: 'choosing', error });
    else await send({ file, type: error.type }, true);
  };

  return (
    <Modal title={shell.import.title} class="import-dialog" onClose={onClose}>
      <div class="modal-body">
        {step.at === 'choosing' && (
          <>
            <FileChooser error={step.error} onChoose={choose} />
            <CodedSources />
          </>
        )}
        {step.at === 'sending' && <Sending step={step} onCancel={() => abortController.current?.abort()} />}
        {step.at === 'reported' && (
          <>
            <FileLine file={step.chosen.file} />
            <ImportReportTable report={step.report} />
          </>
        )}
      </div>
      {step.at === 'reported' && (
        <footer class="modal-foot">
          <button type="button" class="button" onClick={() => setStep({ at: 'choosing' })}>
            {dialogs.import.chooseAnother}
          </button>
          {canImport(step.report) && (
            <button type="button" class="button button-primary" onClick={() => send(step.chosen, false)}>
              <ImportIcon />
              {dialogs.import.ready(step.report.created + step.report.updated)}
            </button>
          )}
        </footer>
      )}
    </Modal>
  );
}

function canImport({ created, updated, refused_total }: ImportReport): boolean {
  return refused_total === 0 && created + updated > 0;
}

/** The type of a file, or a text that says why it cannot be imported. */
async function checkFile(file: File): Promise<string | { readonly type: FileType }> {
  const { dialogs } = messages.value;
  if (file.size === 0) return dialogs.import.emptyFile;
  if (file.size > MAX_BYTES) return dialogs.import.tooLarge;
  const type = fileTypeOf(file.name, await file.slice(0, START_BYTES).text());
  return type ? { type } : dialogs.import.unknownFormat(file.name);
}

interface FileChooserProps {
  readonly error: string | undefined;
  readonly onChoose: (file: File | undefined) => void;
}

function FileChooser({ error, onChoose }: FileChooserProps) {
  const { dialogs } = messages.value;
  const [isDraggedOver, setDraggedOver] = useState(false);
  return (
    <>
      <p>{dialogs.import.hint}</p>
      <label
        class={isDraggedOver ? 'drop-zone is-over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault();
          setDraggedOver(true);
        }}
        onDragLeave={() => setDraggedOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setDraggedOver(false);
          onChoose(event.dataTransfer?.files[0]);
        }}
      >
        <FileIcon />
        <span class="button button-primary">{dialogs.import.choose}</span>
        <span class="quiet drop-hint">{dialogs.import.drop}</span>
        <input
          type="file"
          class="hidden"
          accept=".xlsx,.csv,.parquet,.json,.ndjson,.jsonl,.tsv,.tab,.txt,text/csv,application/json,application/x-ndjson,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => onChoose(event.currentTarget.files?.[0])}
        />
      </label>
      {error && (
        <p class="notice notice-problem" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function FileLine({ file }: { readonly file: File }) {
  return (
    <p class="file-line">
      <FileIcon />
      <strong>{file.name}</strong>
      <span class="quiet">{messages.value.dialogs.import.size(file.size)}</span>
    </p>
  );
}

interface SendingProps {
  readonly step: Extract<Step, { at: 'sending' }>;
  readonly onCancel: () => void;
}

function Sending({ step, onCancel }: SendingProps) {
  const { dialogs } = messages.value;
  const { share, storing } = step;
  const isSent = share >= 1;
  const progress = isSent && storing?.total ? { done: storing.done, total: storing.total } : undefined;
  const text = !isSent
    ? dialogs.import.sending(Math.floor(share * 100))
    : storing
      ? dialogs.import.step[step.dryRun && !BEFORE_STORING.has(storing.step) ? 'comparing' : storing.step]
      : step.dryRun
        ? dialogs.import.checking
        : dialogs.import.storing;
  return (
    <div class="sending">
      <FileLine file={step.chosen.file} />
      <progress
        aria-label={text}
        {...(progress ? { value: progress.done / progress.total } : isSent ? {} : { value: share })}
        max={1}
      />
      <p role="status">{text}</p>
      {isSent && storing && (
        <p class="quiet">
          {dialogs.import.rows(storing.done, storing.total, performance.now() - storing.sinceMs)}
        </p>
      )}
      <button type="button" class="button" onClick={onCancel}>
        {dialogs.import.cancel}
      </button>
    </div>
  );
}
