import { useState } from 'preact/hooks';
import { toApiProblem } from '../../api/api-problem.ts';
import { createSavedView, updateSavedView } from '../../api/saved-views.ts';
import { messages } from '../../i18n/messages.ts';
import { openedView, settingsOf } from '../../state/picture-settings.ts';
import { loadProblemText } from '../../ui/notice.tsx';

/** Saves the settings of the picture with the view: with the saved view that is open, or with a new one. */
export function KeepSettings({ query, headline }: { readonly query: string; readonly headline: string }) {
  const { keep: texts } = messages.value.picture;
  const [name, setName] = useState(headline.slice(0, MAX_NAME));
  const [result, setResult] = useState<{ readonly text: string; readonly isProblem: boolean }>();
  const opened = openedView.value?.query === query ? openedView.value.view : undefined;

  const save = async (isUpdate: boolean) => {
    const picture = settingsOf(query);
    try {
      const view =
        isUpdate && opened
          ? await updateSavedView(opened.id, { name: opened.name, query, picture }, opened.version)
          : await createSavedView({ name: name.trim(), query, picture });
      openedView.value = { view, query };
      setResult({ text: texts.saved(view.name), isProblem: false });
    } catch (error) {
      setResult({ text: await loadProblemText(toApiProblem(error)), isProblem: true });
    }
  };

  return (
    <fieldset class="picture-fields">
      <legend>{texts.title}</legend>
      <p class="quiet">{texts.session}</p>
      {opened ? (
        <button type="button" class="button" onClick={() => void save(true)}>
          {texts.update(opened.name)}
        </button>
      ) : (
        <form
          class="keep-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save(false);
          }}
        >
          <label class="field">
            <span>{texts.name}</span>
            <input
              type="text"
              required
              maxLength={MAX_NAME}
              value={name}
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {texts.save}
          </button>
        </form>
      )}
      <p role="status" class={result?.isProblem ? 'keep-problem' : ''}>
        {result?.text}
      </p>
    </fieldset>
  );
}

const MAX_NAME = 120;
