import { formatDate } from '../../domain/dates/format-date.ts';
import { partyName } from '../../domain/parties/party.ts';
import type { Grouping } from '../../domain/query/grouping.ts';
import { messages } from '../i18n/messages.ts';
import { grouping, language } from '../state/page-state.ts';
import { DownIcon, NextIcon } from '../ui/icons.tsx';
import type { GroupHeading } from './row-pages.ts';

interface GroupRowProps {
  readonly heading: GroupHeading;
  readonly index: number;
  /** The number of columns of the table. */
  readonly columns: number;
  readonly isTabStop: boolean;
  readonly onActive: (index: number) => void;
  readonly onToggle: () => void;
}

/** The heading of a group, with a button that closes and opens it. */
export function GroupRow({ heading, index, columns, isTabStop, onActive, onToggle }: GroupRowProps) {
  const { shell } = messages.value;
  return (
    <tr class="group-row" aria-rowindex={index + 2} data-row={index} onFocusIn={() => onActive(index)}>
      <th scope="rowgroup" colSpan={columns}>
        <button
          type="button"
          class="group-toggle"
          aria-expanded={heading.isOpen}
          tabIndex={isTabStop ? 0 : -1}
          onClick={onToggle}
        >
          <span class="group-arrow">{heading.isOpen ? <DownIcon /> : <NextIcon />}</span>
          {grouping.value && nameOf(grouping.value, heading.value)}{' '}
          <span class="quiet">{shell.events(heading.count)}</span>
        </button>
      </th>
    </tr>
  );
}

function nameOf(by: Grouping, value: string | null): string {
  const { names, table: texts } = messages.value;
  if (value === null) return texts.unknownStart;
  switch (by) {
    case 'year':
    case 'month':
      return formatDate(value, language.value);
    case 'initiator':
      return partyName(value, language.value);
    default:
      return (names[by] as Readonly<Record<string, string>>)[value] ?? value;
  }
}
