import type { MeasureInForce } from '../../../domain/analysis/in-force.ts';
import { formatDate } from '../../../domain/dates/format-date.ts';
import { FAMILIES, KIND } from '../../../domain/events/kind.ts';
import { titleOf } from '../../../domain/events/localized-text.ts';
import { partyName } from '../../../domain/parties/party.ts';
import type { Side } from '../../../domain/parties/side.ts';
import { EventLink } from '../../event/event-link.tsx';
import { messages } from '../../i18n/messages.ts';
import { language, sides } from '../../state/page-state.ts';
import { shownName } from '../../state/recorded-names.ts';
import { EventLine } from '../event-line.tsx';

/** The measures in force by side and family; agreements and relief come last. */
export function MeasureList({ measures }: { readonly measures: readonly MeasureInForce[] }) {
  const { analysis } = messages.value;
  const restrictions = measures.filter(({ severity }) => severity > 0);
  const others = measures.filter(({ severity }) => severity <= 0);
  return (
    <>
      <Columns measures={restrictions} />
      {others.length > 0 && (
        <section class="other-measures">
          <h3>{analysis.inForce.othersTitle}</h3>
          <Columns measures={others} />
        </section>
      )}
    </>
  );
}

function Columns({ measures }: { readonly measures: readonly MeasureInForce[] }) {
  const of = (...wanted: readonly Side[]) => measures.filter(({ side }) => wanted.includes(side));
  const third = of('joint', 'context');
  return (
    <>
      <div class="analysis-columns">
        {(['upper', 'lower'] as const).map((side) => (
          <section key={side} class={`side-head side-${side}`}>
            <h4 class="column-name">{partyName(sides.value[side], language.value)}</h4>
            <Families measures={of(side)} />
          </section>
        ))}
      </div>
      {third.length > 0 && (
        <section class="side-head side-joint">
          <h4 class="column-name">{messages.value.analysis.exchanges.third}</h4>
          <Families measures={third} isWide />
        </section>
      )}
    </>
  );
}

function Families({
  measures,
  isWide = false,
}: {
  readonly measures: readonly MeasureInForce[];
  readonly isWide?: boolean;
}) {
  const { names, shell } = messages.value;
  const byFamily = Map.groupBy(measures, ({ kind }) => KIND[kind].family);
  return (
    <>
      {FAMILIES.filter((family) => byFamily.has(family)).map((family) => {
        const ofFamily = byFamily.get(family) ?? [];
        return (
          <section key={family} class={`measure-family family-${family}`}>
            <h4>
              {names.family[family]} <span class="quiet">{shell.number(ofFamily.length)}</span>
            </h4>
            <ul class={isWide ? 'measures is-wide' : 'measures'}>
              {ofFamily.map((measure) => (
                <li key={measure.id}>
                  <Entry measure={measure} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Entry({ measure }: { readonly measure: MeasureInForce }) {
  const texts = messages.value.analysis.inForce;
  const locale = language.value;
  const since = formatDate(measure.date, locale);
  const until = measure.in_force_until;
  return (
    <EventLine event={measure} class={measure.stands === 'possible' ? 'is-possible' : ''}>
      <p>
        {measure.stands === 'possible' && <strong>{texts.certainty.possible} · </strong>}
        <span title={measure.date}>
          {until === undefined ? texts.since(since) : texts.until(since, formatDate(until, locale))}
        </span>
        {measure.initiators.length > 1 &&
          ` · ${measure.initiators.map((code) => partyName(code, locale)).join(', ')}`}
      </p>
      <ul class="measure-links">
        {measure.answered.map((act) => (
          <li key={act.id}>
            <EventLink id={act.id}>{texts.respondsTo(titleOf(act, locale))}</EventLink>
          </li>
        ))}
        {measure.lifted_by.map((lifting) => (
          <li key={lifting.id} class={`effect-${lifting.effect}`}>
            <EventLink id={lifting.id}>
              {(lifting.effect === 'ended'
                ? texts.ended
                : lifting.effect === 'in_part'
                  ? texts.inPart
                  : texts.wouldLift)(titleOf(lifting, locale), formatDate(lifting.date, locale))}
            </EventLink>
          </li>
        ))}
        {measure.changed_by.map((change) => (
          <li key={change.id}>
            <EventLink id={change.id}>
              {texts.changed(titleOf(change, locale), formatDate(change.date, locale))}
            </EventLink>
          </li>
        ))}
      </ul>
      <p class="measure-sources">
        {measure.sources.length === 0 ? texts.noSources : `${texts.sources} `}
        {measure.sources.map(({ publisher, url, title }, index) => (
          <span key={`${publisher} ${url ?? title}`}>
            {index > 0 && ', '}
            {url === undefined ? (
              shownName('publisher', publisher)
            ) : (
              <a href={url} target="_blank" rel="noopener noreferrer" title={title}>
                {shownName('publisher', publisher)}
              </a>
            )}
          </span>
        ))}
      </p>
    </EventLine>
  );
}
