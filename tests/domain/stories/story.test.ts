import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../domain/errors/input-error.ts';
import { checkInput } from '../../../domain/errors/zod-errors.ts';
import { storyInput } from '../../../domain/stories/story.ts';
import { stepHeading, stepText, storyLanguages, storyTitle } from '../../../domain/stories/story-text.ts';
import { checkedStory, TEST_STORY } from '../../support/test-story.ts';

function errorsOf(input: unknown) {
  try {
    checkInput(storyInput, input);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

const withStep = (step: unknown) => ({ title: 'A', steps: [{ heading: 'One' }, step] });

describe('A story', () => {
  it('is kept as it was written', () => {
    expect(checkedStory()).toEqual(TEST_STORY);
  });

  it('needs no steps, and a title in one language only', () => {
    expect(checkInput(storyInput, { title_ru: ' Почтовое дело ', title: ' ', steps: [] })).toEqual({
      title_ru: 'Почтовое дело',
      steps: [],
    });
  });

  it('has its filters in one form, so that equal filters are equal texts', () => {
    const { steps } = checkInput(
      storyInput,
      withStep({ heading: 'Two', filter: 'to=2018&kind=talks%2Clegal,talks&from=2017&q=' }),
    );
    expect(steps[1]?.filter).toBe('from=2017&to=2018&kind=talks,legal');
  });

  it('leaves out empty fields', () => {
    const { steps } = checkInput(
      storyInput,
      withStep({ heading: 'Two', heading_ru: '', text: ' \n', window: '', filter: ' ', event: '' }),
    );
    expect(Object.keys(steps[1] ?? {})).toEqual(['heading']);
  });

  it.each([
    ['a list', [], ['/ story-not-an-object']],
    ['no title', { steps: [] }, ['/title story-title-missing']],
    ['no steps', { title: 'A' }, ['/steps list-missing']],
    ['an unknown field', { title: 'A', steps: [], colour: 'red' }, ['/colour field-unknown']],
    ['a title of two lines', { title: 'A\nB', steps: [] }, ['/title text-with-line-breaks']],
    ['a title that is too long', { title: 'x'.repeat(241), steps: [] }, ['/title text-too-long']],
    [
      'too many steps',
      { title: 'A', steps: Array.from({ length: 101 }, () => ({ heading: 'One' })) },
      ['/steps list-too-long'],
    ],
    ['a step that is a text', withStep('two'), ['/steps/1 step-not-an-object']],
    ['a step without a heading', withStep({ text: 'Two' }), ['/steps/1/heading step-heading-missing']],
    ['an unknown field of a step', withStep({ heading: 'Two', html: '' }), ['/steps/1/html field-unknown']],
    [
      'a text with NUL',
      withStep({ heading: 'Two', text: 'a\0b' }),
      ['/steps/1/text text-with-control-characters'],
    ],
    ['half a character', withStep({ heading: '\uD800' }), ['/steps/1/heading text-with-broken-character']],
    [
      'a window in words',
      withStep({ heading: 'Two', window: 'spring 2018' }),
      [expect.stringMatching(/^\/steps\/1\/window date-/)],
    ],
    [
      'a window without an end',
      withStep({ heading: 'Two', window: '2018-03/..' }),
      ['/steps/1/window step-window-open'],
    ],
    [
      'an unknown kind',
      withStep({ heading: 'Two', filter: 'kind=party' }),
      ['/steps/1/filter parameter-value-unknown'],
    ],
    [
      'a parameter that is no filter',
      withStep({ heading: 'Two', filter: 'view=table' }),
      ['/steps/1/filter parameter-unknown'],
    ],
    [
      'a filter that is an object',
      withStep({ heading: 'Two', filter: { kind: 'talks' } }),
      ['/steps/1/filter step-filter-missing'],
    ],
    ['an event that is no id', withStep({ heading: 'Two', event: '../x' }), ['/steps/1/event id-invalid']],
  ])('is rejected with %s', (_, input, errors) => {
    expect(errorsOf(input).map((each) => each.replace(/^ /, '/ '))).toEqual(errors);
  });
});

describe('The texts of a story', () => {
  const story = checkedStory();
  const [first = {}, second = {}, third = {}] = story.steps;

  it('are in the language of the reader, or in the other one if there is no translation', () => {
    expect(storyTitle(story, 'ru')).toEqual({ text: 'Почтовое дело', language: 'ru' });
    expect(stepHeading(first, 'en')).toEqual({ text: 'Ruritania expels three', language: 'en' });
    expect(stepHeading(second, 'ru')).toEqual({ text: 'Freedonia answers', language: 'en' });
    expect(stepHeading(third, 'en')).toEqual({ text: 'И сегодня', language: 'ru' });
  });

  it('are split into paragraphs at blank lines', () => {
    expect(stepText(first, 'en').paragraphs).toEqual([
      'Three diplomats had a week to leave.',
      'No reason was given.',
    ]);
    expect(stepText({ text: 'One\nline \n \n\n two ' }, 'en').paragraphs).toEqual(['One line', 'two']);
    expect(stepText(third, 'en').paragraphs).toEqual([]);
  });

  it('are complete in a language if title and headings are', () => {
    expect(storyLanguages({ ...story, steps: [first] })).toEqual(['en', 'ru']);
    expect(storyLanguages({ ...story, steps: [first, second] })).toEqual(['en']);
    expect(storyLanguages({ ...story, steps: [first, third] })).toEqual(['ru']);
    expect(storyLanguages(story)).toEqual(['en', 'ru']);
    expect(storyLanguages({ title_ru: 'Почта', steps: [] })).toEqual(['ru']);
  });
});
