import { formatDate } from '../../domain/dates/format-date.ts';
import { titleOf } from '../../domain/events/localized-text.ts';
import type { ImportReport } from '../../domain/import/import-report.ts';
import { errorText } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';
import { addressWith, language } from '../state/page-state.ts';

const MAX_SHOWN = 200;

/** The result of a dry run: the number of changed events, and the rows with errors. */
export function ImportReportTable({ report }: { readonly report: ImportReport }) {
  const { dialogs, shell } = messages.value;
  const counts = [
    [report.created, dialogs.import.created],
    [report.updated, dialogs.import.updated],
    [report.unchanged, dialogs.import.unchanged],
    ...(report.skipped_total > 0 ? [[report.skipped_total, dialogs.import.skipped] as const] : []),
    [report.refused_total, dialogs.import.rejected],
  ] as const;
  return (
    <section aria-label={dialogs.import.report}>
      <dl class="import-counts">
        {counts.map(([count, name]) => (
          <div key={name} class={count === 0 ? 'is-none' : undefined}>
            <dt>{name}</dt>
            <dd>{shell.number(count)}</dd>
          </div>
        ))}
      </dl>
      {report.refused_total > 0 && <RejectedRows report={report} />}
      {report.skipped_total > 0 && <SkippedRows report={report} />}
      {report.duplicates_total > 0 && <Duplicates report={report} />}
      {report.not_compared > 0 && <p class="quiet">{dialogs.import.notCompared(report.not_compared)}</p>}
      {report.warnings_total > report.duplicates_total && <Warnings report={report} />}
      {report.refused_total === 0 && report.created + report.updated === 0 && (
        <p>{dialogs.import.nothingToDo}</p>
      )}
    </section>
  );
}

const MAX_LINES = 5;

/** The reasons for skipping rows of a machine-coded file, each with the number of rows and the first lines. */
function SkippedRows({ report }: { readonly report: ImportReport }) {
  const { dialogs, shell } = messages.value;
  return (
    <>
      <p>{dialogs.import.skippedHint(report.skipped_total)}</p>
      <ul class="skipped" aria-label={dialogs.import.skippedRows}>
        {report.skipped_reasons.map(({ reason, code, params, count }) => {
          const lines = report.skipped.filter((each) => each.reason === reason).slice(0, MAX_LINES);
          const numbers = lines.map(({ line }) => shell.number(line)).join(', ');
          return (
            <li key={reason}>
              {errorText({ code, params, message: reason })}
              <span class="quiet">{dialogs.import.rowsAtLines(count, numbers, count > lines.length)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

type Warning = ImportReport['warnings'][number];

function isDuplicate({ code }: Warning): boolean {
  return code === 'row-may-exist' || code === 'row-similar-to-row';
}

/** New rows that probably exist already, as an event or in another row. They are imported all the same. */
function Duplicates({ report }: { readonly report: ImportReport }) {
  const { dialogs } = messages.value;
  const shown = report.warnings.filter(isDuplicate).slice(0, MAX_SHOWN);
  return (
    <>
      <p>
        <strong>{dialogs.import.mayExist(report.duplicates_total)}</strong> {dialogs.import.mayExistHint}
      </p>
      <ul class="skipped" aria-label={dialogs.import.duplicates}>
        {shown.map((warning) => (
          <li key={warning.row}>
            <DuplicateRow warning={warning} />
          </li>
        ))}
      </ul>
      {report.duplicates_total > shown.length && (
        <p class="quiet">{dialogs.import.moreWarnings(report.duplicates_total - shown.length)}</p>
      )}
    </>
  );
}

function DuplicateRow({ warning: { line, code, params } }: { readonly warning: Warning }) {
  const { dialogs, shell } = messages.value;
  const title = titleOf({ title: String(params.title), title_ru: String(params.title_ru) }, language.value);
  const date = formatDate(String(params.date), language.value);
  if (code === 'row-similar-to-row') {
    const lines = [shell.number(line), shell.number(Number(params.line))] as const;
    return (
      <>
        {dialogs.import.sameAsLine(...lines)}
        <span class="quiet">
          {title}, {date}
        </span>
      </>
    );
  }
  const id = String(params.id);
  return (
    <>
      {dialogs.import.sameAsEvent(shell.number(line))}
      <span class="quiet">
        <a href={addressWith({ selectedId: id })} target="_blank" rel="noreferrer">
          {title}
        </a>
        , {date}, {id}
      </span>
    </>
  );
}

/** Values that are imported as they are, but are probably mistakes. */
function Warnings({ report }: { readonly report: ImportReport }) {
  const { dialogs, shell } = messages.value;
  const total = report.warnings_total - report.duplicates_total;
  const shown = report.warnings.filter((warning) => !isDuplicate(warning)).slice(0, MAX_SHOWN);
  return (
    <>
      <p>{dialogs.import.warningsHint(total)}</p>
      <ul class="skipped" aria-label={dialogs.import.warnings}>
        {shown.map((warning) => (
          <li key={`${warning.row} ${warning.path}`}>
            {dialogs.import.warningAt(shell.number(warning.line), warning.column ?? warning.path.slice(1))}
            <span class="quiet">{errorText(warning)}</span>
          </li>
        ))}
      </ul>
      {total > shown.length && <p class="quiet">{dialogs.import.moreWarnings(total - shown.length)}</p>}
    </>
  );
}

function RejectedRows({ report }: { readonly report: ImportReport }) {
  const { dialogs, shell } = messages.value;
  const errors = report.refused.flatMap(({ row, line, errors: ofRow }) =>
    ofRow.map((error) => ({ row, line, at: error.column ?? error.path.slice(1), error })),
  );
  const more = errors.length - MAX_SHOWN + (report.refused_total - report.refused.length);
  return (
    <>
      <p>{dialogs.import.allOrNothing}</p>
      <section
        class="refused"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={dialogs.import.rejectedRows}
      >
        <table>
          <thead>
            <tr>
              <th scope="col" class="is-number">
                {dialogs.import.line}
              </th>
              <th scope="col">{dialogs.import.column}</th>
              <th scope="col">{dialogs.import.reason}</th>
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, MAX_SHOWN).map(({ row, line, at, error }) => (
              <tr key={`${row} ${at} ${error.code}`}>
                <td class="is-number">{shell.number(line)}</td>
                <td>{at ? <code>{at}</code> : <span class="quiet">{dialogs.import.whole}</span>}</td>
                <td>{errorText(error)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p class="quiet">{dialogs.import.moreErrors(more)}</p>}
    </>
  );
}
