import { fetchEvents } from '../api/events.ts';
import {
  type DocumentFile,
  documentAddress,
  EXPORT_FORMATS,
  exportAddress,
  fetchSettings,
} from '../api/files.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { currentQuery, filter, language, openDialog, view } from '../state/page-state.ts';
import { showToast } from '../ui/toast.tsx';
import { preparePrinting } from './printing.ts';

/** The content of the export menu. */
export function ExportChoices({ onChoose }: { readonly onChoose: () => void }) {
  const {
    files,
    shell,
    picture: { menu },
  } = messages.value;
  const matching = useQuery(
    (signal) => fetchEvents({ filter: filter.value, limit: 1 }, signal),
    [filter.value],
  );
  const isEmpty = matching.value?.total === 0;
  return (
    <>
      <ul>
        <li>
          <Action
            name={menu.picture}
            meaning={menu.pictureMeaning}
            onClick={() => {
              onChoose();
              openDialog('picture');
            }}
          />
        </li>
        <li>
          <Action
            name={menu.print}
            meaning={menu.printMeaning}
            onClick={() => {
              onChoose();
              globalThis.print();
            }}
          />
        </li>
      </ul>
      <Embedding onChoose={onChoose} />
      <h3>{menu.data}</h3>
      <p class="quiet" role={isEmpty ? 'alert' : undefined}>
        {isEmpty ? files.nothing : shell.export.hint(Object.keys(filter.value).length > 0)}
      </p>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <a href={exportAddress(filter.value, format, language.value)} download onClick={onChoose}>
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
            <button
              type="button"
              onClick={() => copyAddress(documentAddress(filter.value, file, language.value))}
            >
              {files.copy}
              <span class="hidden"> {files.file[file]}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ActionProps {
  readonly name: string;
  readonly meaning: string;
  readonly onClick: () => void;
}

function Action({ name, meaning, onClick }: ActionProps) {
  return (
    <button type="button" onClick={onClick}>
      <span>{name}</span>
      <span class="quiet">{meaning}</span>
    </button>
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

/** Copies the code that embeds the view. While embedding is off, only someone who can turn it on sees anything. */
function Embedding({ onChoose }: { readonly onChoose: () => void }) {
  const {
    shell,
    picture: { menu },
  } = messages.value;
  const settings = useQuery((signal) => fetchSettings(signal), []).value;
  if (!settings) return null;
  if (!settings.embedding) return settings.administrator ? <p class="quiet">{menu.embeddingOff}</p> : null;
  const query = currentQuery();
  const origin = settings.public_url ?? globalThis.location.origin;
  const address = new URL(`/embed${query === '' ? '' : `?${query}`}`, origin).href;
  const title = `${shell.appName}: ${shell.view[view.value]}`;
  const code = `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <ul>
      <li>
        <Action
          name={menu.embed}
          meaning={menu.embedMeaning}
          onClick={() => {
            onChoose();
            void copyText(code, menu.embedCopied);
          }}
        />
      </li>
    </ul>
  );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function copyAddress(path: string): Promise<void> {
  return copyText(new URL(path, globalThis.location.origin).href, messages.value.files.copied);
}

async function copyText(text: string, copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: copied });
  } catch {
    // Browsers allow this only over https and on localhost.
    showToast({ text: messages.value.files.toCopy(text) });
  }
}

preparePrinting();
