import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { messages } from '../i18n/messages.ts';
import { CodingSection } from './coding-section.tsx';
import { LinkEntry } from './fields/link-entry.tsx';
import { PartiesEntry } from './fields/party-entry.tsx';
import { PeopleEntry } from './fields/people-entry.tsx';
import { PlaceEntry } from './fields/place-entry.tsx';
import { SourcesEntry } from './fields/sources-entry.tsx';
import { MeasuresSection } from './measures-section.tsx';
import { useForm } from './model/form-model.ts';
import { RussianSection, WhatSection } from './what-section.tsx';

/** Every field of the record, in two columns where there is room; what one begins with comes first. */
export function FormSections(): JSX.Element {
  const form = useForm();
  const { form: words, names } = messages.value;
  const { initiators, targets } = form.draft.value;
  return (
    <div class="form-columns">
      <div class="form-column">
        <Section heading={words.section.what}>
          <WhatSection />
        </Section>
        <Section heading={words.section.who}>
          <PartiesEntry
            place="initiators"
            label={names.field.initiators}
            hint={words.hint.initiators}
            values={initiators}
            onChange={(codes) => form.change({ initiators: codes })}
            required
          />
          <PartiesEntry
            place="targets"
            label={names.field.targets}
            hint={words.hint.targets}
            values={targets}
            onChange={(codes) => form.change({ targets: codes })}
          />
          <PeopleEntry />
        </Section>
        <Section heading={words.section.where}>
          <PlaceEntry />
        </Section>
        <Section heading={words.section.measures}>
          <MeasuresSection />
        </Section>
      </div>
      <div class="form-column">
        <Section heading={words.section.sources}>
          <SourcesEntry />
        </Section>
        <Section heading={words.section.links}>
          <LinkEntry />
        </Section>
        <Section heading={words.section.russian}>
          <RussianSection />
        </Section>
        <Section heading={words.section.coding}>
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
