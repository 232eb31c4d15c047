import './picture-editor.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useQuery } from '../../api/use-query.ts';
import { messages } from '../../i18n/messages.ts';
import { currentQuery, language } from '../../state/page-state.ts';
import { type ChangeSettings, setSettings, settingsOf } from '../../state/picture-settings.ts';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/notice.tsx';
import { bodyWidthPx, composeView, loadFonts, sizeOf } from '../picture/compose-view.ts';
import { NoEventsError } from '../picture/no-events-error.ts';
import {
  loadPictureSource,
  type PictureSource,
  pictureFileName,
  type SourceRequest,
} from '../picture/picture-source.ts';
import { PictureDownloads } from './downloads.tsx';
import { KeepSettings } from './keep-settings.tsx';
import { LabelBar } from './label-bar.tsx';
import { LabelFields } from './label-fields.tsx';
import { PictureLook } from './look-fields.tsx';
import { PicturePreview } from './preview.tsx';
import { PictureTexts } from './text-fields.tsx';

export { printedChart } from '../picture/printed-chart.ts';

/** The dialog in which a picture of the view is edited and saved. Its preview is drawn by the code of the files. */
export function PictureEditor({ onClose }: { readonly onClose: () => void }) {
  const texts = messages.value.picture;
  const query = useMemo(currentQuery, []);
  const settings = settingsOf(query);
  const change: ChangeSettings = (changes) => setSettings(query, { ...settingsOf(query), ...changes });
  const [selectedId, setSelectedId] = useState<string>();

  const request: SourceRequest = {
    language: settings.language ?? language.value,
    extent: settings.extent,
    widthPx: bodyWidthPx(sizeOf(settings)),
    theme: settings.theme === 'dark' ? 'dark' : 'light',
  };
  const loading = useQuery((signal) => loadSource(request, signal), Object.values(request));
  const source = loading.value ?? undefined;
  useEffect(() => () => source?.page?.close(), [source]);
  const composed = useMemo(() => source && composeView(source, settings), [source, settings]);
  const isEmpty = loading.value === null;

  return (
    <Modal title={texts.title} class="picture-editor" onClose={onClose}>
      <div class="picture-editor-body">
        <section class="picture-stage" aria-label={texts.preview} aria-busy={loading.isLoading}>
          {loading.problem && <ProblemNotice problem={loading.problem} onRetry={loading.retry} />}
          {isEmpty && <p role="alert">{texts.nothing}</p>}
          {!composed && !loading.problem && !isEmpty && <p class="quiet">{texts.loading}</p>}
          {composed && source && (
            <>
              <PicturePreview
                composed={composed}
                settings={settings}
                change={change}
                selectedId={selectedId}
                onSelect={setSelectedId}
              />
              {source.timeline && (
                <div class="label-place">
                  {selectedId === undefined ? (
                    <p class="quiet">{texts.labels.help}</p>
                  ) : (
                    <LabelBar
                      key={selectedId}
                      id={selectedId}
                      content={source.timeline}
                      composed={composed}
                      settings={settings}
                      change={change}
                      onClose={() => setSelectedId(undefined)}
                    />
                  )}
                </div>
              )}
            </>
          )}
        </section>
        <div class="picture-form">
          <PictureLook composed={composed} source={source} settings={settings} change={change} />
          {composed && source && (
            <>
              <PictureTexts
                composed={composed}
                fileName={pictureFileName(source, settings)}
                language={source.language}
                settings={settings}
                change={change}
              />
              {source.timeline && (
                <LabelFields
                  content={source.timeline}
                  composed={composed}
                  settings={settings}
                  change={change}
                  onSelect={setSelectedId}
                />
              )}
              <KeepSettings query={query} headline={composed.texts.headline} />
            </>
          )}
        </div>
      </div>
      <PictureDownloads composed={composed} source={source} settings={settings} />
    </Modal>
  );
}

/** `null` if no event matches the filter. */
async function loadSource(request: SourceRequest, signal: AbortSignal): Promise<PictureSource | null> {
  try {
    const source = await loadPictureSource(request, signal);
    await loadFonts(source);
    return source;
  } catch (error) {
    if (error instanceof NoEventsError) return null;
    throw error;
  }
}
