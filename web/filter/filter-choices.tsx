import { DateChoices, InForceChoice } from './date-choices.tsx';
import { KindChoices } from './kind-choices.tsx';
import { PeopleExpelledChoice } from './number-range-choice.tsx';
import { PartyChoices } from './party-choices.tsx';
import { SuggestedChoices } from './suggested-choices.tsx';
import { OriginChoices, ReviewChoices, StatusChoices, TranslationChoices } from './value-choices.tsx';

export type FilterGroupName =
  | 'kind'
  | 'parties'
  | 'dates'
  | 'inForce'
  | 'people'
  | 'tags'
  | 'sources'
  | 'standing';

/** The content of one filter menu. */
export function FilterChoices({ group }: { readonly group: FilterGroupName }) {
  switch (group) {
    case 'kind':
      return <KindChoices />;
    case 'parties':
      return <PartyChoices />;
    case 'dates':
      return <DateChoices />;
    case 'inForce':
      return <InForceChoice />;
    case 'people':
      return (
        <div class="people-choices">
          <SuggestedChoices param="person" field="person" />
          <SuggestedChoices param="place" field="place" />
          <PeopleExpelledChoice />
        </div>
      );
    case 'tags':
      return <SuggestedChoices param="tag" field="tag" />;
    case 'sources':
      return <SuggestedChoices param="source" field="source" />;
    case 'standing':
      return (
        <>
          <StatusChoices />
          <ReviewChoices />
          <OriginChoices />
          <TranslationChoices />
        </>
      );
  }
}
