import './conflict.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { fieldName } from '../fields/field-name.ts';
import { formatTime } from '../format-time.ts';
import {
  type Choice,
  type Choices,
  type ComparedEvent,
  type ComparedField,
  type Comparison,
  canKeepBoth,
  mergeVersions,
  undecided,
} from '../model/conflict.ts';
import { useForm } from '../model/form-model.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { formatValue } from './format-value.ts';

/** Shows both versions where they differ; the user decides about the fields that both changed. */
export function ConflictDialog(): JSX.Element | null {
  const form = useForm();
  const texts = messages.value.form.conflict;
  const { value: step } = form.step;
  const [choices, setChoices] = useState<Choices>({});
  if (step.name !== 'conflict') return null;
  const { comparison, current } = step;
  const { conflicts, kept, taken, mine, theirs, base } = comparison;
  const missing = undecided(comparison, choices);
  const chooseAll = (choice: Choice) =>
    setChoices(Object.fromEntries(conflicts.map((field) => [field, choice])));

  return (
    <ChoiceDialog
      heading={texts.heading}
      class="conflict"
      onCancel={form.backToEditing}
      choices={[
        { text: texts.back, act: form.backToEditing },
        {
          text: texts.save,
          act: () => void form.merge(choices),
          isPrimary: true,
          isDisabled: missing.length > 0,
        },
      ]}
      status={missing.length > 0 ? texts.undecided(missing.length) : ''}
    >
      <p>{texts.text(formatTime(current.updated_at))}</p>
      {conflicts.length === 0 ? (
        <p>{texts.nothingToDecide}</p>
      ) : (
        <div class="conflict-decide">
          <p>{texts.decide(conflicts.length)}</p>
          <button type="button" class="text-button" onClick={() => chooseAll('mine')}>
            {texts.allMine}
          </button>
          <button type="button" class="text-button" onClick={() => chooseAll('theirs')}>
            {texts.allTheirs}
          </button>
        </div>
      )}
      {conflicts.map((field) => (
        <ConflictField
          key={field}
          field={field}
          comparison={comparison}
          choice={choices[field]}
          onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      <MergedFields heading={texts.taken} fields={taken} merged={theirs} before={base} />
      <MergedFields heading={texts.kept} fields={kept} merged={mine} before={base} />
    </ChoiceDialog>
  );
}

interface ConflictFieldProps {
  readonly field: ComparedField;
  readonly comparison: Comparison;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictField({ field, comparison, choice, onChoose }: ConflictFieldProps): JSX.Element {
  const { form: texts } = messages.value;
  const versions: readonly Choice[] = canKeepBoth(comparison, field)
    ? ['mine', 'theirs', 'both']
    : ['mine', 'theirs'];
  return (
    <fieldset class="conflict-field">
      <legend>{fieldName(field)}</legend>
      <div class="conflict-versions">
        {versions.map((version) => (
          <label key={version} class="conflict-version">
            <input
              type="radio"
              name={`conflict-${field}`}
              checked={choice === version}
              onChange={() => onChoose(version)}
            />
            <span class="conflict-whose">{texts.conflict[version]}</span>
            <FieldValue
              field={field}
              event={
                version === 'both' ? mergeVersions(comparison, { [field]: 'both' }) : comparison[version]
              }
              before={comparison.base}
            />
          </label>
        ))}
      </div>
      <div class="conflict-before">
        <span class="conflict-whose">{texts.conflict.before}</span>
        <FieldValue field={field} event={comparison.base} />
      </div>
    </fieldset>
  );
}

interface MergedFieldsProps {
  readonly heading: string;
  readonly fields: readonly ComparedField[];
  readonly merged: ComparedEvent;
  readonly before: ComparedEvent;
}

/** Fields that only one side changed, which need no choice. */
function MergedFields({ heading, fields, merged, before }: MergedFieldsProps): JSX.Element | null {
  const { form: texts } = messages.value;
  if (fields.length === 0) return null;
  return (
    <section class="conflict-merged">
      <h4>{heading}</h4>
      <dl>
        {fields.map((field) => (
          <div key={field}>
            <dt>{fieldName(field)}</dt>
            <dd>
              <FieldValue field={field} event={merged} />
              <span class="form-hint">
                {texts.conflict.before}: <FieldValue field={field} event={before} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface FieldValueProps {
  readonly field: ComparedField;
  readonly event: ComparedEvent;
  /** Marks the entries of a list that this version does not have. */
  readonly before?: ComparedEvent;
}

function FieldValue({ field, event, before }: FieldValueProps): JSX.Element {
  const lines = formatValue(field, event);
  if (lines.length === 0) return <span class="conflict-empty">{messages.value.form.conflict.empty}</span>;
  const linesBefore = before && Array.isArray(event[field]) ? formatValue(field, before) : lines;
  return (
    <span class="conflict-value" lang={field.endsWith('_ru') ? 'ru' : undefined}>
      {lines.map((line) =>
        linesBefore.includes(line) ? <span key={line}>{line}</span> : <ins key={line}>{line}</ins>,
      )}
    </span>
  );
}
