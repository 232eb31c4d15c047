import { describe, expect, test } from 'vitest';
import { createMessageStore } from '../../../web/i18n/message-store.ts';

interface TestMessages {
  readonly core: string;
  readonly form: string;
}

function createTestStore(overrides: { readonly ruCore?: () => Promise<{ core: string }> } = {}) {
  const loads: string[] = [];
  const load = async <T>(name: string, value: T): Promise<T> => {
    loads.push(name);
    return value;
  };
  const store = createMessageStore<'en' | 'ru', TestMessages, 'form'>(
    {
      en: {
        core: () => load('en core', { core: 'Close' }),
        sections: { form: () => load('en form', 'Save') },
      },
      ru: {
        core: overrides.ruCore ?? (() => load('ru core', { core: 'Закрыть' })),
        sections: { form: () => load('ru form', 'Сохранить') },
      },
    },
    'en',
  );
  return { store, loads };
}

describe('the message store', () => {
  test('loads a section only when it is needed, and only once', async () => {
    const { store, loads } = createTestStore();
    await store.loadLanguage('en');
    expect(store.messages.value.core).toBe('Close');
    expect(() => store.messages.value.form).toThrow('“form” are not loaded');
    await store.loadSections('form');
    await store.loadSections('form');
    expect(store.messages.value.form).toBe('Save');
    expect(loads).toEqual(['en core', 'en form']);
  });

  test('switches the language with all loaded sections at once', async () => {
    const { store } = createTestStore();
    await store.loadLanguage('en');
    await store.loadSections('form');
    const switched = store.loadLanguage('ru');
    expect(store.messages.value.core).toBe('Close');
    await switched;
    expect(store.language.value).toBe('ru');
    const { core, form } = store.messages.value;
    expect([core, form]).toEqual(['Закрыть', 'Сохранить']);
  });

  test('shows the language that was requested last', async () => {
    const russian = Promise.withResolvers<{ core: string }>();
    const { store } = createTestStore({ ruCore: () => russian.promise });
    await store.loadLanguage('en');
    const switched = store.loadLanguage('ru');
    await store.loadLanguage('en');
    russian.resolve({ core: 'Закрыть' });
    await switched;
    expect(store.language.value).toBe('en');
    expect(store.messages.value.core).toBe('Close');
  });

  test('has a section when it says so, even if the language was switched while it was loading', async () => {
    const russian = Promise.withResolvers<{ core: string }>();
    const { store } = createTestStore({ ruCore: () => russian.promise });
    await store.loadLanguage('en');
    const section = store.loadSections('form').then(() => store.messages.value.form);
    const switched = store.loadLanguage('ru');
    setTimeout(() => russian.resolve({ core: 'Закрыть' }), 10);
    expect(await section).toBe('Сохранить');
    await switched;
    expect(store.language.value).toBe('ru');
  });

  test('keeps the language if the other one cannot be loaded', async () => {
    const { store } = createTestStore({ ruCore: () => Promise.reject(new Error('offline')) });
    await store.loadLanguage('en');
    await expect(store.loadLanguage('ru')).rejects.toThrow('offline');
    expect(store.language.value).toBe('en');
    await store.loadSections('form');
    expect(store.messages.value.form).toBe('Save');
  });
});
