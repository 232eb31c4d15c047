import type { ImportReport } from '../../domain/import/import-report.ts';
import { errorText } from '../i18n/error-texts.ts';
import { messages } from '../i18n/messages.ts';

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
      {report.warnings_total > 0 && <Warnings report={report} />}
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

/** Values that are imported as they are, but are probably mistakes. */
function Warnings({ report }: { readonly report: ImportReport }) {
  const { dialogs, shell } = messages.value;
  const shown = report.warnings.slice(0, MAX_SHOWN);
  return (
    <>
      <p>{dialogs.import.warningsHint(report.warnings_total)}</p>
      <ul class="skipped" aria-label={dialogs.import.warnings}>
        {shown.map((warning) => (
          <li key={`${warning.row} ${warning.path}`}>
            {dialogs.import.warningAt(shell.number(warning.line), warning.column ?? warning.path.slice(1))}
            <span class="quiet">{errorText(warning)}</span>
          </li>
        ))}
      </ul>
      {report.warnings_total > shown.length && (
        <p class="quiet">{dialogs.import.moreWarnings(report.warnings_total - shown.length)}</p>
      )}
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
