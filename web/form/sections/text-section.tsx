import type { JSX } from 'preact';
import { LIMITS } from '../../../domain/events/event-field.ts';
import type { Language } from '../../../domain/language/language.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { controlId, Field } from '../fields/field.tsx';
import { fieldName } from '../fields/field-name.ts';
import { LineInput } from '../fields/line-input.tsx';
import { useForm } from '../model/form-model.ts';
import { TitlePaste } from '../sources/title-paste.tsx';

const FIELDS = {
  en: { title: 'title', short: 'short_title', summary: 'summary' },
  ru: { title: 'title_ru', short: 'short_title_ru', summary: 'summary_ru' },
} as const satisfies Record<Language, object>;

/** Title, short title and summary in one language. The language of the page comes first, and its title is required. */
export function TextSection({ of }: { readonly of: Language }): JSX.Element {
  const form = useForm();
  const { hint } = messages.value.form;
  const draft = form.draft.value;
  const { title, short, summary } = FIELDS[of];
  const isFirst = of === language.value;
  const hasOtherTitle = draft[FIELDS[of === 'en' ? 'ru' : 'en'].title].trim() !== '';
  return (
    <>
      <Field
        path={title}
        label={fieldName(title)}
        hint={isFirst ? hint.title : undefined}
        required={isFirst && !hasOtherTitle}
      >
        {(control) => (
          <TitlePaste field={title}>
            {(onPaste) => (
              <LineInput
                control={control}
                lang={of}
                value={draft[title]}
                onChange={(next) => form.change({ [title]: next })}
                onPaste={onPaste}
              />
            )}
          </TitlePaste>
        )}
      </Field>
      <Field path={short} label={fieldName(short)} hint={hint[short]} note={lengthNote(draft[short])}>
        {(control) => (
          <LineInput
            control={control}
            lang={of}
            value={draft[short]}
            onChange={(next) => form.change({ [short]: next })}
          />
        )}
      </Field>
      {isFirst && <PinnedCheck />}
      <Field path={summary} label={fieldName(summary)} hint={isFirst ? hint.summary : undefined}>
        {(control) => (
          <textarea
            {...control}
            lang={of}
            rows={4}
            value={draft[summary]}
            onInput={(event) => form.change({ [summary]: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The checkbox for events that charts name before all others. */
function PinnedCheck(): JSX.Element {
  const form = useForm();
  const { names } = messages.value;
  return (
    <label class="form-check">
      <input
        id={controlId('pinned')}
        type="checkbox"
        checked={form.draft.value.pinned}
        onChange={(event) => form.change({ pinned: event.currentTarget.checked })}
      />
      <span>{names.field.pinned}</span>
    </label>
  );
}

function lengthNote(text: string): string | undefined {
  const { length } = text.trim();
  return length === 0 ? undefined : messages.value.form.length(length, LIMITS.shortTitle);
}
