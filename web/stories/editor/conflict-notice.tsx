import type { Story } from '../../../domain/stories/story.ts';
import { stepHeading, storyTitle } from '../../../domain/stories/story-text.ts';
import { messages } from '../../i18n/messages.ts';
import { language } from '../../state/page-state.ts';
import { showToast } from '../../ui/toast.tsx';
import type { StoryEditorModel } from './editor-model.ts';
import { draftOf, isSameStory, type StoryDraft } from './story-draft.ts';

interface ConflictNoticeProps {
  readonly model: StoryEditorModel;
  readonly theirs: Story;
  readonly onSave: (saving: Promise<Story | undefined>) => Promise<unknown>;
}

/** Both versions beside each other, and the choice between them. */
export function ConflictNotice({ model, theirs, onSave }: ConflictNoticeProps) {
  const { shell, stories } = messages.value;
  const texts = stories.conflict;
  const mine = model.draft.value;
  const saved = draftOf(theirs);
  const take = () => {
    const undo = model.takeTheirs();
    showToast({ text: texts.kept, action: { label: shell.undo, act: undo } });
  };
  return (
    <section class="notice story-conflict" role="alert" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <p>{texts.meaning}</p>
      <div class="story-versions">
        <Version title={texts.mine} draft={mine} other={saved} />
        <Version title={texts.theirs} draft={saved} other={mine} />
      </div>
      <p class="story-conflict-actions">
        <button type="button" class="button" onClick={() => void onSave(model.keepMine())}>
          {texts.keepMine}
        </button>
        <button type="button" class="button" onClick={take}>
          {texts.takeTheirs}
        </button>
        <button type="button" class="button" onClick={() => void onSave(model.saveCopy())}>
          {texts.saveCopy}
        </button>
      </p>
    </section>
  );
}

interface VersionProps {
  readonly title: string;
  readonly draft: StoryDraft;
  readonly other: StoryDraft;
}

function Version({ title, draft, other }: VersionProps) {
  const { editor, conflict } = messages.value.stories;
  const locale = language.value;
  const isChanged = (index: number) => {
    const [a, b] = [draft.steps[index], other.steps[index]];
    return !a || !b || !isSameStep(a, b);
  };
  const storyName = (of: StoryDraft) => storyTitle(withoutEmpty(of), locale).text;
  return (
    <div>
      <h4>{title}</h4>
      <p>
        <strong>{storyName(draft)}</strong>
        {storyName(draft) !== storyName(other) && <Mark text={conflict.changed} />}
      </p>
      <ol>
        {draft.steps.map((step, index) => (
          <li key={step.key}>
            {stepHeading(withoutEmpty(step), locale).text || editor.noHeading}
            {isChanged(index) && <Mark text={conflict.changed} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mark({ text }: { readonly text: string }) {
  return <span class="mark">{text}</span>;
}

/** An empty text is a missing one. */
function withoutEmpty<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')) as T;
}

function isSameStep(a: StoryDraft['steps'][number], b: StoryDraft['steps'][number]): boolean {
  const story = (step: typeof a) => ({ title: '-', title_ru: '', steps: [step] });
  const { key: _, ...fields } = withoutEmpty(b);
  return isSameStory(story(a), { title: '-', steps: [fields] });
}
