import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Kind, KindField } from '../../../domain/events/kind.ts';
import { messages } from '../../i18n/messages.ts';
import { edtfOf } from '../date/date-draft.ts';
import { DateEntry } from '../date/date-entry.tsx';
import { Field, FieldGroup } from '../fields/field.tsx';
import { afterRender, focusField } from '../fields/field-focus.ts';
import { MissionsEntry } from '../fields/tag-entry.tsx';
import { type EventDraft, isUsualField, showsKindField } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';

const FIELDS: readonly KindField[] = ['people_expelled', 'missions_affected', 'in_force'];

/** Fields that only some kinds have. A field with a value is always shown, so that changing the kind loses nothing. */
export function MeasuresSection(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const draft = form.draft.value;
  const [showsAll, setShowsAll] = useState(false);
  const shown = useShownFields(draft, showsAll);
  const { kind } = draft;

  return (
    <>
      {shown.length === 0 && (
        <p class="form-hint">{kind === '' ? texts.measures.chooseKind : texts.measures.none}</p>
      )}
      {shown.map((field) => (
        <div key={field} class="form-measure">
          {field === 'people_expelled' && <PeopleExpelled />}
          {field === 'missions_affected' && <MissionsEntry />}
          {field === 'in_force' && <InForce />}
          {kind !== '' && !showsAll && !isUsualField(draft, field) && (
            <p class="form-hint">{texts.measures.unusual(names.kind[kind])}</p>
          )}
        </div>
      ))}
      {shown.length < FIELDS.length && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            setShowsAll(true);
            const first = FIELDS.find((field) => !shown.includes(field));
            if (first) afterRender(() => focusField(first));
          }}
        >
          {texts.measures.showAll}
        </button>
      )}
    </>
  );
}

/** A shown field stays until the kind changes, even if the user clears it. */
function useShownFields(draft: EventDraft, showsAll: boolean): readonly KindField[] {
  const last = useRef<{ kind: Kind | ''; fields: readonly KindField[] }>({ kind: '', fields: [] });
  const kept = last.current.kind === draft.kind ? last.current.fields : [];
  const fields = FIELDS.filter((field) => showsAll || showsKindField(draft, field) || kept.includes(field));
  last.current = { kind: draft.kind, fields };
  return fields;
}

function PeopleExpelled(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  return (
    <Field
      path="people_expelled"
      label={names.field.people_expelled}
      hint={texts.hint.people_expelled}
      class="is-narrow"
    >
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          autocomplete="off"
          value={form.draft.value.people_expelled}
          onInput={(event) => form.change({ people_expelled: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

const IN_FORCE = ['', 'yes', 'no'] as const;

function InForce(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const { in_force, in_force_until } = form.draft.value;
  const isUntilShown = in_force !== 'yes' || edtfOf(in_force_until) !== '';
  return (
    <>
      <FieldGroup path="in_force" legend={texts.measures.stillInForce}>
        <div class="form-radios">
          {IN_FORCE.map((value) => (
            <label key={value} class="form-check">
              <input
                type="radio"
                name="in_force"
                checked={in_force === value}
                onChange={() => form.change({ in_force: value })}
              />
              <span>{texts.measures.inForce[value]}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      {isUntilShown && (
        <DateEntry
          path="in_force_until"
          legend={names.field.in_force_until}
          value={in_force_until}
          onChange={(next) => form.change({ in_force_until: next })}
        />
      )}
    </>
  );
}
