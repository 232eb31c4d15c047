import type { Language } from '../../../domain/language/language.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Sides } from '../../../domain/parties/side.ts';
import type { Messages } from '../../i18n/en.ts';
import type { ChartMessages } from './chart-texts.ts';

/** The texts of the chart in a language. */
export function chartMessages({ timeline }: Messages, sides: Sides, language: Language): ChartMessages {
  return {
    severity: timeline.severity,
    joint: timeline.joint,
    jointShort: timeline.jointShort,
    sideName: (side) => partyName(sides[side], language),
    tension: timeline.tension,
  };
}
