import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { formatTime } from './format-time.ts';
import { formatValue } from './format-value.ts';
import {
  type Choice,
  type Choices,
  type ComparedEvent,
  type ComparedField,
  canKeepBoth,
  mergeVersions,
  undecided,
} from './model/conflict.ts';
import { useForm } from './model/form-model.ts';
import { Question } from './question.tsx';

/** Both versions side by side where they differ; the person decides where both changed the same field. */
export function ConflictView(): JSX.Element | null {
  const form = useForm();
  const words = messages.value.form.conflict;
  const { value: stage } = form.stage;
  const [choices, setChoices] = useState<Choices>({});
  if (stage.name !== 'conflict') return null;
  const { comparison, current } = stage;
  const left = undecided(comparison, choices);
  const all = (choice: Choice) =>
    setChoices(Object.fromEntries(comparison.conflicts.map((field) => [field, choice])));

  return (
    <Question
      heading={words.heading}
      class="conflict"
      onBack={form.backToWriting}
      answers={
        <>
          <button type="button" class="button" onClick={form.backToWriting}>
            {words.back}
          </button>
          <button
            type="button"
            class="button button-primary"
            aria-disabled={left.length > 0 ? 'true' : undefined}
            onClick={() => left.length === 0 && form.settle(choices)}
          >
            {words.save}
          </button>
          <span class="form-hint" role="status">
            {left.length > 0 && words.undecided(left.length)}
          </span>
        </>
      }
    >
      <p>{words.text(formatTime(current.updated_at))}</p>
      {comparison.conflicts.length === 0 ? (
        <p>{words.nothingToDecide}</p>
      ) : (
        <div class="conflict-decide">
          <p>{words.decide(comparison.conflicts.length)}</p>
          <button type="button" class="text-button" onClick={() => all('mine')}>
            {words.allMine}
          </button>
          <button type="button" class="text-button" onClick={() => all('theirs')}>
            {words.allTheirs}
          </button>
        </div>
      )}
      {comparison.conflicts.map((field) => (
        <ConflictField
          key={field}
          field={field}
          choice={choices[field]}
          onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
        />
      ))}
      <Merged heading={words.taken} fields={comparison.taken} />
      <Merged heading={words.kept} fields={comparison.kept} />
    </Question>
  );
}

interface ConflictFieldProps {
  readonly field: ComparedField;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function ConflictField({ field, choice, onChoose }: ConflictFieldProps): JSX.Element | null {
  const form = useForm();
  const { form: words, names } = messages.value;
  const { value: stage } = form.stage;
  if (stage.name !== 'conflict') return null;
  const { comparison } = stage;
  const versions: readonly Choice[] = canKeepBoth(comparison, field)
    ? ['mine', 'theirs', 'both']
    : ['mine', 'theirs'];
  return (
    <fieldset class="conflict-field">
      <legend>{names.field[field]}</legend>
      <div class="conflict-versions">
        {versions.map((version) => (
          <label key={version} class="conflict-version">
            <input
              type="radio"
              name={`conflict-${field}`}
              checked={choice === version}
              onChange={() => onChoose(version)}
            />
            <span class="conflict-whose">{words.conflict[version]}</span>
            <Value
              field={field}
              of={version === 'both' ? mergeVersions(comparison, { [field]: 'both' }) : comparison[version]}
              since={comparison.base}
            />
          </label>
        ))}
      </div>
      <div class="conflict-before">
        <span class="conflict-whose">{words.conflict.before}</span>
        <Value field={field} of={comparison.base} />
      </div>
    </fieldset>
  );
}

/** Changes of one side alone, which need no choice. */
function Merged({
  heading,
  fields,
}: {
  readonly heading: string;
  readonly fields: readonly ComparedField[];
}) {
  const form = useForm();
  const { form: words, names } = messages.value;
  const { value: stage } = form.stage;
  if (stage.name !== 'conflict' || fields.length === 0) return null;
  const { comparison } = stage;
  const isTaken = fields === comparison.taken;
  return (
    <section class="conflict-merged">
      <h4>{heading}</h4>
      <dl>
        {fields.map((field) => (
          <div key={field}>
            <dt>{names.field[field]}</dt>
            <dd>
              <Value field={field} of={isTaken ? comparison.theirs : comparison.mine} />
              <span class="form-hint">
                {words.conflict.before}: <Value field={field} of={comparison.base} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ValueProps {
  readonly field: ComparedField;
  readonly of: ComparedEvent;
  /** Where given, entries of a list that were not there before are marked. */
  readonly since?: ComparedEvent;
}

function Value({ field, of, since }: ValueProps): JSX.Element {
  const { form: words } = messages.value;
  const lines = formatValue(field, of);
  if (lines.length === 0) return <span class="conflict-empty">{words.conflict.empty}</span>;
  const before = since && Array.isArray(of[field]) ? formatValue(field, since) : lines;
  return (
    <span class="conflict-value" lang={field.endsWith('_ru') ? 'ru' : undefined}>
      {lines.map((line) =>
        before.includes(line) ? <span key={line}>{line}</span> : <ins key={line}>{line}</ins>,
      )}
    </span>
  );
}
