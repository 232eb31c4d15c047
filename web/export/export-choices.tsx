import { useState } from 'preact/hooks';
import { fetchEvents } from '../api/events.ts';
import {
  type DocumentFile,
  documentAddress,
  EXPORT_FORMATS,
  exportAddress,
  isEmbeddingAllowed,
} from '../api/files.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { currentQuery, filter, language } from '../state/page-state.ts';
import { showToast } from '../ui/toast.tsx';
import { PictureChoices } from './picture/picture-choices.tsx';

/** The content of the export menu. */
export function ExportChoices({ onChoose }: { readonly onChoose: () => void }) {
  const { files, picture, shell } = messages.value;
  const matching = useQuery(
    (signal) => fetchEvents({ filter: filter.value, limit: 1 }, signal),
    [filter.value],
  );
  const isEmpty = matching.value?.total === 0;
  return (
    <>
      <p class="quiet" role={isEmpty ? 'alert' : undefined}>
        {isEmpty ? files.nothing : shell.export.hint(Object.keys(filter.value).length > 0)}
      </p>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={exportAddress(filter.value, format)} download onClick={onChoose}>
              <span>{shell.export.format[format]}</span>
              <span class="quiet">{shell.export.formatHint[format]}</span>
            </a>
          </li>
        ))}
      </ul>
      <h3>{files.toRead}</h3>
      <ul>
        {(['html', 'md', 'zip', 'timelinejs'] as const).map((file) => (
          <li key={file}>
            <FileLink file={file} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <h3>{files.toSubscribe}</h3>
      <ul>
        {(['atom', 'ics'] as const).map((file) => (
          <li key={file} class="subscription">
            <FileLink file={file} onChoose={onChoose} />
            <button type="button" onClick={() => copy(documentAddress(filter.value, file, language.value))}>
              {files.copy}
              <span class="hidden"> {files.file[file]}</span>
            </button>
          </li>
        ))}
      </ul>
      <Embedding />
      <h3>{picture.heading}</h3>
      <PictureChoices onChoose={onChoose} />
    </>
  );
}

function FileLink({ file, onChoose }: { readonly file: DocumentFile; readonly onChoose: () => void }) {
  const { files } = messages.value;
  const isPage = file === 'html';
  return (
    <a
      href={documentAddress(filter.value, file, language.value)}
      {...(isPage ? { target: '_blank', rel: 'noopener' } : { download: true })}
      onClick={onChoose}
    >
      <span>{files.file[file]}</span>
      <span class="quiet">{files.meaning[file]}</span>
    </a>
  );
}

/** The HTML code to embed the view, if the server allows embedding. */
function Embedding() {
  const { files } = messages.value;
  const allowed = useQuery((signal) => isEmbeddingAllowed(signal), []);
  const [isShown, setShown] = useState(false);
  if (allowed.value !== true) return null;
  const query = currentQuery();
  const address = new URL(`/embed${query === '' ? '' : `?${query}`}`, globalThis.location.origin).href;
  const code = `<iframe src="${address.replaceAll('&', '&amp;')}" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <>
      <h3>{files.embed}</h3>
      <ul>
        <li>
          <button type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {files.embedCode}
          </button>
          {isShown && (
            <textarea
              readOnly
              rows={3}
              aria-label={files.embedCode}
              value={code}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
        </li>
      </ul>
    </>
  );
}

async function copy(path: string): Promise<void> {
  const { files } = messages.value;
  const address = new URL(path, globalThis.location.origin).href;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ text: files.copied });
  } catch {
    // Browsers allow this only over https and on localhost.
    showToast({ text: files.toCopy(address) });
  }
}
