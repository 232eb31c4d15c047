import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** How to load the messages of one language: those of every page, and further sections by name. */
export interface CatalogueSource<M extends object, S extends keyof M> {
  readonly core: () => Promise<Omit<M, S>>;
  readonly sections: { readonly [Name in S]: () => Promise<M[Name]> };
}

export interface MessageStore<L extends string, M extends object, S extends keyof M> {
  readonly language: ReadonlySignal<L>;
  /** Throws an error if nothing is loaded, or if a section is read that is not. */
  readonly messages: ReadonlySignal<M>;
  /** Switches to a language once its messages are loaded. If that fails, rejects and keeps the current language. */
  loadLanguage(language: L): Promise<void>;
  /** Loads messages of any language without showing them, for a file in that language. */
  catalogueOf(language: L, ...names: readonly S[]): Promise<M>;
  /** Loads sections in the current language. Later language switches include them. */
  loadSections(...names: readonly S[]): Promise<void>;
}

/** Keeps the messages of one language at a time, and loads only what is needed of them. */
export function createMessageStore<L extends string, M extends object, S extends keyof M & string>(
  sources: Readonly<Record<L, CatalogueSource<M, S>>>,
  defaultLanguage: L,
): MessageStore<L, M, S> {
  const current = signal<{ readonly language: L; readonly loaded: Partial<M> }>({
    language: defaultLanguage,
    loaded: {},
  });
  const wantedSections = new Set<S>();
  let wantedLanguage = defaultLanguage;

  async function load(language: L, names: readonly S[]): Promise<Partial<M>> {
    const source = sources[language];
    const isCoreLoaded =
      current.peek().language === language && Object.keys(current.peek().loaded).length > 0;
    const [core, ...sections] = await Promise.all([
      isCoreLoaded ? undefined : source.core(),
      ...names.map(async (name) => ({ [name]: await source.sections[name]() })),
    ]);
    return Object.assign({}, core, ...sections);
  }

  async function show(language: L): Promise<void> {
    const { language: shown, loaded } = current.peek();
    const kept = shown === language ? loaded : {};
    const missing = [...wantedSections].filter((name) => !(name in kept));
    const added = await load(language, missing);
    // Another language may have been requested meanwhile.
    if (wantedLanguage !== language) return;
    const now = current.peek();
    current.value = {
      language,
      loaded: now.language === language ? { ...now.loaded, ...added } : added,
    };
    // Sections may have been requested meanwhile.
    if ([...wantedSections].some((name) => !(name in current.peek().loaded))) await show(language);
  }

  return {
    language: computed(() => current.value.language),
    messages: computed(() => complete<M>(current.value.loaded)),
    async loadLanguage(language) {
      wantedLanguage = language;
      try {
        await show(language);
      } catch (error) {
        if (wantedLanguage === language) wantedLanguage = current.peek().language;
        throw error;
      }
    },
    async catalogueOf(language, ...names) {
      const source = sources[language];
      const [core, ...sections] = await Promise.all([
        source.core(),
        ...names.map(async (name) => ({ [name]: await source.sections[name]() })),
      ]);
      return complete<M>(Object.assign({}, core, ...sections));
    },
    async loadSections(...names) {
      for (const name of names) wantedSections.add(name);
      // Another language may have been requested meanwhile. Then the sections are loaded with that language.
      do await show(wantedLanguage);
      while (names.some((name) => !(name in current.peek().loaded)));
    },
  };
}

function complete<M extends object>(loaded: Partial<M>): M {
  return new Proxy(loaded, {
    get(target, name) {
      // `await` looks for a method `then`.
      if (!(name in target) && name !== 'then')
        throw new Error(`The messages of the section “${String(name)}” are not loaded.`);
      return target[name as keyof M];
    },
  }) as M;
}
