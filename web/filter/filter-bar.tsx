import './filter-bar.css';
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FilterParam } from '../../domain/query/event-filter.ts';
import { messages } from '../i18n/messages.ts';
import { SavedViewsMenu } from '../saved-views/saved-views.tsx';
import { clearFilter, filter, language, setFilter } from '../state/page-state.ts';
import { CloseIcon, DownIcon, FilterIcon } from '../ui/icons.tsx';
import { useIsNarrow } from '../ui/media.ts';
import { Modal } from '../ui/modal.tsx';
import { Popover } from '../ui/popover.tsx';
import { DateChoices, InForceChoice } from './date-choices.tsx';
import { EventCount } from './event-count.tsx';
import { type FilterChip, filterChips } from './filter-chips.ts';
import { KindChoices } from './kind-choices.tsx';
import { PartyChoices } from './party-choices.tsx';
import { SuggestedChoices } from './suggested-choices.tsx';
import { MachineCodedToggle, OriginChoices, ReviewChoices, StatusChoices } from './value-choices.tsx';

interface FilterGroup {
  readonly name: 'kind' | 'parties' | 'dates' | 'inForce' | 'people' | 'tags' | 'sources' | 'standing';
  readonly words: readonly FilterParam[];
  readonly choices: () => JSX.Element;
}

const GROUPS: readonly FilterGroup[] = [
  { name: 'kind', words: ['kind', 'family'], choices: () => <KindChoices /> },
  { name: 'parties', words: ['party', 'initiator', 'target'], choices: () => <PartyChoices /> },
  { name: 'dates', words: ['from', 'to'], choices: () => <DateChoices /> },
  { name: 'inForce', words: ['in_force_on'], choices: () => <InForceChoice /> },
  { name: 'people', words: ['person'], choices: () => <SuggestedChoices word="person" field="person" /> },
  { name: 'tags', words: ['tag'], choices: () => <SuggestedChoices word="tag" field="tag" /> },
  { name: 'sources', words: ['source'], choices: () => <SuggestedChoices word="source" field="source" /> },
  {
    name: 'standing',
    words: ['status', 'review', 'origin'],
    choices: () => (
      <>
        <StatusChoices />
        <ReviewChoices />
        <OriginChoices />
      </>
    ),
  },
];

/** What the reader asks to see: the menus to ask with, what is asked in words, and how much that is. */
export function FilterBar() {
  const { shell } = messages.value;
  const isNarrow = useIsNarrow();
  const chips = filterChips(filter.value, messages.value, language.value);
  return (
    <section class="filter-bar" aria-label={shell.filter.title}>
      {isNarrow ? <FilterSheet count={chips.length} /> : <FilterMenus />}
      <EventCount />
      <SavedViewsMenu />
      {chips.length > 0 && <Chips chips={chips} />}
    </section>
  );
}

function FilterMenus() {
  const { shell } = messages.value;
  return (
    <div class="filter-menus">
      {GROUPS.map(({ name, words, choices }) => (
        <Popover
          key={name}
          buttonClass={isAsked(words) ? 'menu-button is-on' : 'menu-button'}
          class={`filter-popover filter-${name}`}
          label={<MenuLabel>{shell.filter.group[name]}</MenuLabel>}
        >
          {choices}
        </Popover>
      ))}
      <MachineCodedToggle />
    </div>
  );
}

function MenuLabel({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      {children}
      <DownIcon />
    </>
  );
}

/** All the menus in one sheet, where a row of them has no room. */
function FilterSheet({ count }: { readonly count: number }) {
  const { shell } = messages.value;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button filter-open" onClick={() => setOpen(true)}>
        <FilterIcon />
        {shell.filter.title}
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      {isOpen && (
        <Modal title={shell.filter.title} class="filter-sheet" onClose={() => setOpen(false)}>
          <div class="modal-body">
            {GROUPS.map(({ name, words, choices }) => (
              <FilterSection key={name} title={shell.filter.group[name]} isAsked={isAsked(words)}>
                {choices}
              </FilterSection>
            ))}
          </div>
          <footer class="modal-foot">
            <MachineCodedToggle />
            <button type="button" class="button" disabled={count === 0} onClick={clearFilter}>
              {shell.filter.clear}
            </button>
            <button type="button" class="button button-primary" onClick={() => setOpen(false)}>
              {shell.filter.show}
            </button>
          </footer>
        </Modal>
      )}
    </>
  );
}

interface FilterSectionProps {
  readonly title: string;
  readonly isAsked: boolean;
  readonly children: () => JSX.Element;
}

/** Mounts its choices only once it was opened: closed ones ask the server nothing. */
function FilterSection({ title, isAsked: isOn, children }: FilterSectionProps) {
  const [isOpen, setOpen] = useState(isOn);
  return (
    <details class="filter-section" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        {isOn && <span class="dot" />}
      </summary>
      {isOpen && children()}
    </details>
  );
}

function Chips({ chips }: { readonly chips: readonly FilterChip[] }) {
  const { shell } = messages.value;
  return (
    <ul class="chips" aria-label={shell.filter.active}>
      {chips.map(({ param, label, text }) => (
        <li key={param} class="chip">
          <span class="chip-text" title={text}>
            <span class="chip-label">{label}</span> {text}
          </span>
          <button
            type="button"
            class="chip-remove"
            aria-label={shell.filter.remove(`${label} ${text}`)}
            onClick={() => setFilter({ [param]: undefined })}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" class="text-button" onClick={clearFilter}>
            {shell.filter.clear}
          </button>
        </li>
      )}
    </ul>
  );
}

function isAsked(words: readonly FilterParam[]): boolean {
  return words.some((word) => filter.value[word] !== undefined);
}
