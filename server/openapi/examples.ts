import type { PeriodReview, PeriodReviewInput } from '../../domain/analysis/period-review.ts';
import type { Authority, AuthorityInput, NamedEntry } from '../../domain/authorities/authority.ts';
import type { DuplicatePage, SimilarEvents } from '../../domain/duplicates/similar-event.ts';
import type { Era, EraInput } from '../../domain/eras/era.ts';
import type { EventInput, EventWithLinks } from '../../domain/events/event.ts';
import type { EventChange } from '../../domain/events/event-change.ts';
import type { SavedView, SavedViewInput } from '../../domain/query/saved-view.ts';
import type { SearchResult } from '../../domain/query/search-result.ts';
import type { SpellingResult } from '../../domain/query/spelling.ts';
import type { Story, StoryInput, StorySummary } from '../../domain/stories/story.ts';

/** Ruritania (`XR`) and Freedonia (`XF`) are invented. ISO 3166-1 reserves these codes for private use. */
export const EVENT_INPUT = {
  date: '2018-03-26',
  title: 'Ruritania expels three Freedonian diplomats',
  summary: 'The foreign ministry in Strelsau gave them a week to leave.',
  short_title: 'Expels three diplomats',
  kind: 'expulsion',
  initiators: ['XR'],
  targets: ['XF'],
  people_expelled: 3,
  links: [{ to: '2018-03-12-freedonia-seizes-the-ruritanian-mail', relation: 'responds_to' }],
  sources: [
    { publisher: 'Strelsau Gazette', published: '2018-03-26', url: 'https://gazette.example/2018/03/26' },
  ],
  tags: ['mail affair'],
} satisfies EventInput;

export const EVENT: EventWithLinks = {
  ...EVENT_INPUT,
  id: '2018-03-26-ruritania-expels-three-freedonian-diplomats',
  status: 'carried_out',
  participants: [],
  missions_affected: [],
  links: [{ to: '2018-03-12-freedonia-seizes-the-ruritanian-mail', relation: 'responds_to' }],
  review: 'draft',
  cameo: '161',
  goldstein: -4,
  first_day: 17616,
  last_day: 17616,
  version: 1,
  updated_at: '2026-01-15T09:30:00.000Z',
  linked_to: [
    {
      id: '2018-03-12-freedonia-seizes-the-ruritanian-mail',
      relation: 'responds_to',
      title: 'Freedonia seizes the Ruritanian mail',
      date: '2018-03-12',
      kind: 'incident',
      status: 'carried_out',
      initiators: ['XF'],
    },
  ],
  linked_from: [],
};

const { linked_to: _, linked_from: __, ...PLAIN_EVENT } = EVENT;

const OTHER_RECORD = {
  id: '2018-03-26-three-envoys-sent-home',
  title: 'Ruritania sends three envoys of Freedonia home',
  date: '2018-03-26',
  kind: 'expulsion' as const,
  status: 'carried_out' as const,
  initiators: ['XR'],
  targets: ['XF'],
  version: 1,
  sources: 1,
};

export const SIMILAR = {
  items: [
    {
      event: OTHER_RECORD,
      score: 0.97,
      reasons: [
        { code: 'similar-title', params: { percent: 62 } },
        { code: 'same-date', params: {} },
        { code: 'same-parties', params: {} },
        { code: 'same-kind', params: {} },
      ],
    },
  ],
} satisfies SimilarEvents;

export const DUPLICATES = {
  items: [
    {
      a: { ...OTHER_RECORD, id: EVENT.id, title: EVENT.title },
      b: OTHER_RECORD,
      score: 0.97,
      reasons: [{ code: 'same-date', params: {} }],
    },
  ],
  next_cursor: '17616.41',
  compared_back_to: '2018-03-26',
} satisfies DuplicatePage;

export const EVENT_PAGE = { items: [PLAIN_EVENT], total: 41, next_cursor: 'eyJhZnRlciI6MTc2MTZ9' };

export const SEARCH_RESULT: SearchResult = {
  total: 1,
  events: [
    {
      id: EVENT.id,
      date: EVENT.date,
      kind: EVENT.kind,
      title: EVENT_INPUT.title,
      initiators: EVENT.initiators,
      title_matches: [[34, 9]],
      snippet: { field: 'tags', text: 'mail affair', matches: [] },
    },
  ],
};

export const SPELLING_RESULT: SpellingResult = {
  query: 'mail sanctoins',
  suggestion: { q: 'mail sanctions', words: [{ from: 'sanctoins', to: 'sanctions' }], count: 12 },
};

export const REVISIONS = {
  items: [
    {
      version: 1,
      at: EVENT.updated_at,
      author: 'analyst',
      action: 'created',
      before: null,
      after: { id: EVENT.id, ...EVENT_INPUT },
      changed: [],
    },
  ],
};

export const SUGGESTIONS = { items: [{ value: 'Rudolf Rassendyll', count: 7, party: 'XR', office: 'King' }] };

export const PERIOD_REVIEW_INPUT = {
  period: '2018-03',
  reviewed: '2026-01-15',
  reviewer: 'R. Hentzau',
  note: 'The Strelsau Gazette, every issue.',
} satisfies PeriodReviewInput;

export const PERIOD_REVIEW = {
  id: 7,
  first_day: 17591,
  last_day: 17621,
  reviewed_day: 20468,
  reviewer: 'R. Hentzau',
  note: 'The Strelsau Gazette, every issue.',
} satisfies PeriodReview;

export const ERA_INPUT = {
  name: 'Rudolf V',
  name_ru: 'Рудольф V',
  starts: '2014-06-01',
  ends: '2019-03-31',
  party: 'XR',
} satisfies EraInput;

export const ERA = { id: 5, ...ERA_INPUT, first_day: 16222, last_day: 17986, version: 1 } satisfies Era;

export const AUTHORITY_INPUT = {
  kind: 'person',
  name: 'Rudolf Rassendyll',
  name_ru: 'Рудольф Рассендил',
  aliases: ['R. Rassendyll'],
  offices: [{ office: 'Minister of Foreign Affairs', party: 'XR', from: '2015' }],
} satisfies AuthorityInput;

export const AUTHORITY = { id: 4, ...AUTHORITY_INPUT, events: 12, version: 1 } satisfies Authority;

export const NAMED_ENTRY = {
  kind: 'person',
  recorded: 'R. Rassendyll',
  id: 4,
  name: 'Rudolf Rassendyll',
  name_ru: 'Рудольф Рассендил',
} satisfies NamedEntry;

export const SAVED_VIEW_INPUT = {
  name: 'The mail affair',
  query: 'view=exchanges&tag=mail+affair',
} satisfies SavedViewInput;

export const SAVED_VIEW = { id: 3, ...SAVED_VIEW_INPUT, version: 1 } satisfies SavedView;

export const STORY_INPUT = {
  title: 'The mail affair in two steps',
  steps: [
    {
      heading: 'Ruritania acts first',
      text: 'Three Freedonian diplomats had a week to leave.',
      window: '2018-03-01/2018-04-30',
      filter: 'kind=expulsion',
      event: EVENT.id,
    },
    { heading: 'And today' },
  ],
} satisfies StoryInput;

export const STORY = { id: 2, version: 1, ...STORY_INPUT } satisfies Story;

export const STORY_SUMMARY = {
  id: 2,
  version: 1,
  title: STORY_INPUT.title,
  step_count: 2,
} satisfies StorySummary;

export const REPORT = {
  created: 12,
  updated: 1,
  unchanged: 0,
  refused: [
    {
      row: 6,
      line: 7,
      errors: [
        {
          path: '/kind',
          column: 'kind',
          message: 'Unknown value “party”. Choose one of expulsion, mission.',
          code: 'choice-unknown',
          params: { value: 'party', choices: ['expulsion', 'mission'] },
        },
      ],
    },
  ],
  refused_total: 1,
  skipped: [],
  skipped_total: 0,
  skipped_reasons: [],
  warnings: [],
  warnings_total: 0,
  duplicates_total: 0,
  not_compared: 0,
  dry_run: true,
};

export const CSV = `id,date,title,summary,title_ru,summary_ru,short_title,short_title_ru,pinned,kind,status,initiators,targets,…\r
${EVENT.id},2018-03-26,${EVENT.title},${EVENT.summary},,,${EVENT.short_title},,,expulsion,carried_out,XR,XF,…\r
`;

export const ICEWS = 'Event ID\tEvent Date\tSource Name\t…\tLongitude\n';

export const NDJSON = `${JSON.stringify({ id: EVENT.id, ...EVENT_INPUT })}\n`;

const CHANGE: EventChange = {
  change: 12,
  id: EVENT.id,
  version: 1,
  action: 'created',
  author: 'analyst',
  at: EVENT.updated_at,
};

export const CHANGES = `event: ready
id: 11
data: {}

event: authorities
data: {"change":3}

event: changes
id: 12
data: ${JSON.stringify({ changes: [CHANGE] })}

`;

export const COLLECTION_CHANGES = {
  created: 552,
  updated: 63,
  unchanged: 412,
  kept: [{ id: '1993-01-03-us-russia-sign-start-ii', reason: 'edited' }],
};

export const EVENT_VERSIONS = { total: 1, items: [{ id: EVENT.id, version: 1 }] };

export const BULK_CHANGE = { events: [{ id: EVENT.id, version: 1 }], edit: { add_tags: ['mail'] } };

export const BULK_RESULT = { events: [{ id: EVENT.id, previous: 1, version: 2 }] };

export const REVERT = { events: [{ id: EVENT.id, version: 2, to: 1 }] };

export const GROUPS = {
  total: 1,
  sort: '-date',
  groups: [{ value: '2018', count: 1, cursor: 'WyJNX1hFYmFRWXh5dG0iLDAsMTc4OTcsLTIxNDc0ODM2NDcsMF0' }],
};
export const FACETS = {
  total: 1,
  kind: [{ value: 'expulsion', count: 1 }],
  party: [
    { value: 'XF', count: 1 },
    { value: 'XR', count: 1 },
  ],
  year: [{ value: '2018', count: 1 }],
  status: [{ value: 'carried_out', count: 1 }],
  review: [{ value: 'draft', count: 1 }],
  person: [],
  tag: [],
  source: [{ value: 'Strelsau Gazette', count: 1 }],
};
