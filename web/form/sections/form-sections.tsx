import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { LinkEntry } from '../fields/link-entry.tsx';
import { PartiesEntry } from '../fields/party-entry.tsx';
import { PeopleEntry } from '../fields/people-entry.tsx';
import { PlaceEntry } from '../fields/place-entry.tsx';
import { useForm } from '../model/form-model.ts';
import { SourcesEntry } from '../sources/sources-entry.tsx';
import { CodingSection } from './coding-section.tsx';
import { MeasuresSection } from './measures-section.tsx';
import { TextSection } from './text-section.tsx';
import { WhatSection } from './what-section.tsx';

/** Every field of an event, in two columns on wide screens. */
export function FormSections(): JSX.Element {
  const form = useForm();
  const { form: texts, names } = messages.value;
  const { initiators, targets } = form.draft.value;
  const other = language.value === 'en' ? 'ru' : 'en';
  return (
    <div class="form-columns">
      <div class="form-column">
        <Section heading={texts.section.what}>
          <WhatSection />
        </Section>
        <Section heading={texts.section.who}>
          <PartiesEntry
            path="initiators"
            label={names.field.initiators}
            hint={texts.hint.initiators}
            values={initiators}
            onChange={(codes) => form.change({ initiators: codes })}
            required
          />
          <PartiesEntry
            path="targets"
            label={names.field.targets}
            hint={texts.hint.targets}
            values={targets}
            onChange={(codes) => form.change({ targets: codes })}
          />
          <PeopleEntry />
        </Section>
        <Section heading={texts.section.where}>
          <PlaceEntry />
        </Section>
        <Section heading={texts.section.measures}>
          <MeasuresSection />
        </Section>
      </div>
      <div class="form-column">
        <Section heading={texts.section.sources}>
          <SourcesEntry />
        </Section>
        <Section heading={texts.section.links}>
          <LinkEntry />
        </Section>
        <Section heading={texts.section.language[other]}>
          <TextSection of={other} />
        </Section>
        <Section heading={texts.section.coding}>
          <CodingSection />
        </Section>
      </div>
    </div>
  );
}

function Section({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const headingId = useId();
  return (
    <section class="form-section" aria-labelledby={headingId}>
      <h3 id={headingId}>{heading}</h3>
      {children}
    </section>
  );
}
