import { GROUPINGS, isGrouping } from '../../domain/query/grouping.ts';
import { messages } from '../i18n/messages.ts';
import { grouping, setGrouping } from '../state/page-state.ts';

export function GroupChooser() {
  const { table: texts } = messages.value;
  return (
    <select
      class="group-chooser"
      aria-label={texts.groups}
      value={grouping.value ?? ''}
      onChange={({ currentTarget: { value } }) => setGrouping(isGrouping(value) ? value : undefined)}
    >
      <option value="">{texts.notGrouped}</option>
      {GROUPINGS.map((by) => (
        <option key={by} value={by}>
          {texts.groupedBy[by]}
        </option>
      ))}
    </select>
  );
}
