import type { Story } from '../../domain/stories/story.ts';
import { fetchSettings } from '../api/files.ts';
import { loadCode } from '../api/load-code.ts';
import { storyTimelineJsAddress } from '../api/stories.ts';
import { useQuery } from '../api/use-query.ts';
import { messages } from '../i18n/messages.ts';
import { language } from '../state/page-state.ts';
import { downloadFile } from '../ui/download-file.ts';
import { DownIcon, ExportIcon } from '../ui/icons.tsx';
import { Popover } from '../ui/popover.tsx';
import { showToast } from '../ui/toast.tsx';

/** A story for others: its link, its frame and its files. */
export function ShareMenu({ story }: { readonly story: Story }) {
  const texts = messages.value.stories.files;
  return (
    <Popover
      name={texts.open}
      class="menu export-menu"
      label={
        <>
          <ExportIcon />
          <span class="button-text">
            {texts.open}
            <DownIcon />
          </span>
        </>
      }
    >
      {(close) => <ShareChoices story={story} onChoose={close} />}
    </Popover>
  );
}

interface ShareChoicesProps {
  readonly story: Story;
  readonly onChoose: () => void;
}

function ShareChoices({ story, onChoose }: ShareChoicesProps) {
  const texts = messages.value.stories.files;
  const settings = useQuery((signal) => fetchSettings(signal), []).value;
  const copy = (text: string, done: string) => {
    onChoose();
    void copyText(text, done);
  };
  return (
    <ul>
      <li>
        <button type="button" onClick={() => copy(storyAddress('/', story.id), texts.linkCopied)}>
          {texts.copyLink}
        </button>
      </li>
      {settings?.embedding && (
        <li>
          <button type="button" onClick={() => copy(frameCode(story.id), texts.frameCopied)}>
            {texts.copyFrame}
          </button>
        </li>
      )}
      <li>
        <button type="button" class="share-file" onClick={() => void saveFile(story, onChoose)}>
          <span>{texts.html}</span>
          <span class="quiet">{texts.htmlHint}</span>
        </button>
      </li>
      <li>
        <a
          class="share-file"
          href={storyTimelineJsAddress(story.id, language.value)}
          download
          onClick={onChoose}
        >
          <span>{texts.timelineJs}</span>
          <span class="quiet">{texts.timelineJsHint}</span>
        </a>
      </li>
    </ul>
  );
}

/** Makes the HTML file. Its code is loaded when it is first needed. */
async function saveFile(story: Story, onStart: () => void): Promise<void> {
  const texts = messages.value.stories.files;
  onStart();
  showToast({ text: texts.making });
  try {
    const { makeStoryFile } = await loadCode(() => import('./file/make-story-file.ts'));
    const { blob, fileName } = await makeStoryFile(story);
    downloadFile(blob, fileName);
    showToast({ text: texts.made(fileName) });
  } catch {
    showToast({ text: texts.failed, isProblem: true });
  }
}

function storyAddress(path: string, id: number): string {
  const lang = language.value === 'en' ? '' : `&lang=${language.value}`;
  return new URL(`${path}?story=${id}${lang}`, globalThis.location.origin).href;
}

function frameCode(id: number): string {
  const address = storyAddress('/embed', id).replaceAll('&', '&amp;');
  return `<iframe src="${address}" width="100%" height="720" loading="lazy"></iframe>`;
}

async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: done });
  } catch {
    // Browsers allow this only over https and on localhost.
    showToast({ text });
  }
}
