import { useEffect } from 'preact/hooks';
import { eraName } from '../../../domain/eras/era-name.ts';
import { messages } from '../../i18n/messages.ts';
import { eras, loadEras } from '../../state/eras.ts';
import { language, setCompare, sides } from '../../state/page-state.ts';
import { endedPairs } from './ended-pairs.ts';

/** What to compare if nothing is chosen yet: the last two eras of each side that have ended, such as presidencies. */
export function SuggestedComparisons() {
  const { compare: texts } = messages.value;
  useEffect(() => void loadEras(), []);
  const pairs = endedPairs(eras.value, [sides.value.upper, sides.value.lower]);
  if (pairs.length === 0) return null;
  return (
    <p class="for-the-screen">
      {texts.orCompare}{' '}
      {pairs.map(([first, second], index) => (
        <span key={first.id}>
          {index > 0 && ' · '}
          <button
            type="button"
            class="text-button"
            onClick={() =>
              setCompare({
                periods: [
                  { edtf: `${first.starts}/${first.ends}` },
                  { edtf: `${second.starts}/${second.ends}` },
                ],
              })
            }
          >
            {texts.pair(eraName(first, language.value), eraName(second, language.value))}
          </button>
        </span>
      ))}
    </p>
  );
}
