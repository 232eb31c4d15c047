import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { REVIEWS } from '../../../domain/events/event-values.ts';
import { KIND } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { formatScore } from '../fields/cameo-search.ts';
import { Field } from '../fields/field.tsx';
import { cameoSearch, formatCameo } from '../fields/searches.ts';
import { TagEntry } from '../fields/tag-entry.tsx';
import { ListedValue } from '../fields/text-entries.tsx';
import { cameoOf, proposedId } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';

/** CAMEO code, tags, review state and id. */
export function CodingSection(): JSX.Element {
  const form = useForm();
  const { names } = messages.value;
  const { review } = form.draft.value;
  return (
    <>
      <CameoEntry />
      <TagEntry />
      <Field path="review" label={names.field.review} class="is-narrow">
        {(control) => (
          <select
            {...control}
            value={review}
            onChange={(event) => {
              const next = REVIEWS.find((each) => each === event.currentTarget.value);
              if (next) form.change({ review: next });
            }}
          >
            {REVIEWS.map((each) => (
              <option key={each} value={each}>
                {names.review[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <IdEntry />
    </>
  );
}

/** Consult, +1.0: the sides met, and nothing came of it. */
const TALKS_WITHOUT_RESULT = '040';

/** The code follows the kind until the user chooses another. Choosing the kind's default makes it follow again. */
function CameoEntry(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const draft = form.draft.value;
  const search = useMemo(() => cameoSearch(draft.kind), [draft.kind]);
  const own = draft.kind === '' ? undefined : KIND[draft.kind].cameo;
  const code = CAMEO_CODES.get(cameoOf(draft) ?? '');
  const meaning = code && [
    texts.coding.score(formatScore(code.goldstein)),
    texts.coding.quad[code.quad_class],
    ...(draft.cameo === '' ? [texts.coding.fromKind] : []),
  ];
  return (
    <>
      <ListedValue
        path="cameo"
        label={names.field.cameo}
        note={meaning === undefined ? texts.coding.cameoHint : meaning.join(' · ')}
        value={draft.cameo || (own ?? '')}
        onChange={(cameo) => form.change({ cameo: cameo === own ? '' : cameo })}
        search={search}
        parse={parseCameo}
        format={(value) => (CAMEO_CODES.has(value) ? formatCameo(value) : value)}
      />
      {draft.kind === 'talks' && draft.cameo === '' && (
        <p class="form-hint">
          {texts.coding.talksHint(formatCameo(TALKS_WITHOUT_RESULT))}{' '}
          <button
            type="button"
            class="text-button"
            onClick={() => form.change({ cameo: TALKS_WITHOUT_RESULT })}
          >
            {texts.coding.useCode(TALKS_WITHOUT_RESULT)}
          </button>
        </p>
      )}
    </>
  );
}

/** `161`, or a code with its name as the field shows it. */
function parseCameo(text: string): string | undefined {
  const code = text.trim();
  if (CAMEO_CODES.has(code)) return code;
  const [first = ''] = code.split(' ');
  return CAMEO_CODES.has(first) && formatCameo(first) === code ? first : undefined;
}

function IdEntry(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const draft = form.draft.value;
  const isFixed = form.base.value !== undefined;
  const hint = texts.id[isFixed ? 'fixed' : draft.id === '' ? 'proposed' : 'chosen'];
  return (
    <Field path="id" label={names.field.id} hint={hint}>
      {(control) => (
        <input
          {...control}
          class="form-id"
          readOnly={isFixed}
          autocomplete="off"
          spellcheck={false}
          value={draft.id || proposedId(draft)}
          onInput={(event) => form.change({ id: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
