import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import type { Messages } from '../../i18n/en/all.ts';
import type { ChartMessages } from './chart-texts.ts';

/** The texts of the chart in a language. */
export function chartMessages(
  { timeline, shell }: Messages,
  sides: Sides,
  language: Language,
): ChartMessages {
  return {
    severity: timeline.severity,
    joint: timeline.joint,
    context: timeline.thirdParties,
    sideName: (side) => partyName(sides[side], language),
    tension: timeline.tension,
    tensionUpTo: timeline.tensionUpTo,
    number: shell.number,
  };
}
