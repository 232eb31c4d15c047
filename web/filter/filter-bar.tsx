import './filter-bar.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FilterParam } from '../../domain/query/event-filter.ts';
import { messages } from '../i18n/messages.ts';
import { SavedViewsMenu } from '../saved-views/saved-views-menu.tsx';
import { isFirstViewDone } from '../state/first-view.ts';
import { clearFilter, filter, language, setFilter } from '../state/page-state.ts';
import { textOfFilter } from '../state/search-readings.ts';
import { StoriesButton } from '../stories/stories-button.tsx';
import { CloseIcon, DownIcon, FilterIcon } from '../ui/icons.tsx';
import { lazy } from '../ui/lazy.tsx';
import { useIsNarrow, useIsPhone } from '../ui/media.ts';
import { Modal } from '../ui/modal.tsx';
import { Popover } from '../ui/popover.tsx';
import { EventCount } from './event-count.tsx';
import { type FilterChip, filterChips } from './filter-chips.ts';
import type { FilterGroupName } from './filter-choices.tsx';

/** The menus, and the parameters that each of them sets. */
const GROUPS = [
  { name: 'kind', params: ['kind', 'family'] },
  { name: 'parties', params: ['party', 'initiator', 'target'] },
  { name: 'dates', params: ['from', 'to'] },
  { name: 'inForce', params: ['in_force_on'] },
  { name: 'people', params: ['person', 'place', 'people_expelled'] },
  { name: 'tags', params: ['tag'] },
  { name: 'sources', params: ['source'] },
  { name: 'standing', params: ['status', 'review', 'origin', 'translation'] },
] as const satisfies readonly { readonly name: FilterGroupName; readonly params: readonly FilterParam[] }[];

const FilterChoices = lazy(async () => (await import('./filter-choices.tsx')).FilterChoices, {
  preload: true,
});

const MachineCodedToggle = lazy(async () => (await import('./machine-coded-toggle.tsx')).MachineCodedToggle, {
  fallback: null,
});

interface FilterBarProps {
  /** Controls that the header has no room for on a phone. */
  readonly search?: ComponentChildren;
  readonly views?: ComponentChildren;
}

/** The filter menus, the active filters and the number of matching events. A phone shows the active filters in the sheet. */
export function FilterBar({ search, views }: FilterBarProps) {
  const { shell } = messages.value;
  const isNarrow = useIsNarrow();
  const isPhone = useIsPhone();
  const chips = filterChips(filter.value, messages.value, language.value);
  return (
    <section class="filter-bar" aria-label={shell.filter.title}>
      {search}
      {isNarrow ? <FilterSheet chips={chips} isPhone={isPhone} /> : <FilterMenus />}
      {views}
      <EventCount />
      <SavedViewsMenu />
      {!isPhone && <StoriesButton />}
      {chips.length > 0 && !isPhone && <Chips chips={chips} />}
    </section>
  );
}

function FilterMenus() {
  const { shell } = messages.value;
  return (
    <div class="filter-menus">
      {GROUPS.map(({ name, params }) => (
        <Popover
          key={name}
          buttonClass={isActive(params) ? 'menu-button is-on' : 'menu-button'}
          class={`filter-popover filter-${name}`}
          label={<MenuLabel>{shell.filter.group[name]}</MenuLabel>}
        >
          {() => <FilterChoices group={name} />}
        </Popover>
      ))}
      {isFirstViewDone.value && <MachineCodedToggle />}
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

interface FilterSheetProps {
  readonly chips: readonly FilterChip[];
  readonly isPhone: boolean;
}

/** All menus in one dialog, for narrow windows. */
function FilterSheet({ chips, isPhone }: FilterSheetProps) {
  const { shell } = messages.value;
  const count = chips.length;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button filter-open"
        aria-label={count > 0 ? shell.filter.withCount(count) : shell.filter.title}
        onClick={() => setOpen(true)}
      >
        <FilterIcon />
        <span class="button-text">{shell.filter.title}</span>
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      {isOpen && (
        <Modal title={shell.filter.title} class="filter-sheet" onClose={() => setOpen(false)}>
          <div class="modal-body">
            {isPhone && count > 0 && <Chips chips={chips} />}
            {GROUPS.map(({ name, params }) => (
              <FilterSection key={name} title={shell.filter.group[name]} isActive={isActive(params)}>
                <FilterChoices group={name} />
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
  readonly isActive: boolean;
  readonly children: ComponentChildren;
}

/** Renders its choices once it is open, so that closed sections send no requests. */
function FilterSection({ title, isActive: isOn, children }: FilterSectionProps) {
  const [isOpen, setOpen] = useState(isOn);
  return (
    <details class="filter-section" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        {isOn && <span class="dot" />}
      </summary>
      {isOpen && children}
    </details>
  );
}

function Chips({ chips }: { readonly chips: readonly FilterChip[] }) {
  const { shell } = messages.value;
  return (
    <ul class="chips" aria-label={shell.filter.active}>
      {chips.map(({ params, label, text }) => (
        <li key={params[0]} class="chip">
          <span class="chip-text" title={text}>
            <span class="chip-label">{label}</span> {text}
          </span>
          <AsTextButton params={params} />
          <button
            type="button"
            class="chip-remove"
            aria-label={shell.filter.remove(`${label} ${text}`)}
            onClick={() => setFilter(Object.fromEntries(params.map((param) => [param, undefined])))}
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

/** Turns a filter that came from words of the search box back into these words. */
function AsTextButton({ params }: { readonly params: readonly FilterParam[] }) {
  const { shell } = messages.value;
  const text = textOfFilter(Object.fromEntries(params.map((param) => [param, filter.value[param]])));
  if (text === undefined) return null;
  return (
    <button
      type="button"
      class="text-button"
      title={shell.filter.asTextHint(text)}
      onClick={() => {
        const q = [filter.value.q, text].filter(Boolean).join(' ');
        setFilter({ ...Object.fromEntries(params.map((param) => [param, undefined])), q });
      }}
    >
      {shell.filter.asText}
    </button>
  );
}

function isActive(params: readonly FilterParam[]): boolean {
  return params.some((param) => filter.value[param] !== undefined);
}
