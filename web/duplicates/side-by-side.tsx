import './side-by-side.css';
import type { JSX } from 'preact';
import { formatValue } from '../form/dialogs/format-value.ts';
import { COMPARED_FIELDS, type ComparedEvent, type ComparedField, isSame } from '../form/model/conflict.ts';
import { messages } from '../i18n/messages.ts';

interface SideBySideProps {
  readonly left: Partial<ComparedEvent>;
  readonly right: Partial<ComparedEvent>;
  readonly headings: readonly [JSX.Element | string, JSX.Element | string];
  /** What is shown beside a field with two different values, such as a choice between them. */
  readonly choiceOf?: (field: ComparedField, side: 'left' | 'right') => JSX.Element | undefined;
}

/** The fields of two events beside each other. What only one of them says is marked. */
export function SideBySide({ left, right, headings, choiceOf }: SideBySideProps): JSX.Element {
  const { field: names } = messages.value.names;
  const fields = COMPARED_FIELDS.filter((field) => {
    return linesOf(field, left).length > 0 || linesOf(field, right).length > 0;
  });
  return (
    <table class="side-by-side">
      <thead>
        <tr>
          <td />
          <th scope="col">{headings[0]}</th>
          <th scope="col">{headings[1]}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const differs = !isSame(left[field], right[field]);
          return (
            <tr key={field}>
              <th scope="row">{names[field]}</th>
              <td>
                {differs && choiceOf?.(field, 'left')}
                <Lines lines={linesOf(field, left)} others={linesOf(field, right)} />
              </td>
              <td>
                {differs && choiceOf?.(field, 'right')}
                <Lines lines={linesOf(field, right)} others={linesOf(field, left)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Lines({ lines, others }: { readonly lines: readonly string[]; readonly others: readonly string[] }) {
  return (
    <>
      {lines.map((line) =>
        others.includes(line) ? <span key={line}>{line}</span> : <mark key={line}>{line}</mark>,
      )}
    </>
  );
}

function linesOf(field: ComparedField, event: Partial<ComparedEvent>): readonly string[] {
  // A draft may lack required fields; `formatValue` reads only the field itself.
  return event[field] === undefined ? [] : formatValue(field, event as ComparedEvent);
}
