import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { messages } from '../../i18n/messages.ts';
import type { SourceDraft } from '../model/draft.ts';
import { useForm } from '../model/form-model.ts';
import { FilledNotice } from './filled-notice.tsx';
import { readPastedSource } from './pasted-source.ts';
import { withSource } from './recent-source-list.tsx';

type TitleField = 'title' | 'title_ru';

interface TitlePasteProps {
  readonly field: TitleField;
  readonly children: (onPaste: (text: string) => boolean) => ComponentChildren;
}

interface Pasted {
  /** As it was pasted, on one line. */
  readonly text: string;
  readonly headline: string;
  readonly publisher: string;
  readonly sourceKey: number;
}

/**
 * Reads a headline that is pasted into an empty title: leaves out the publisher and the address, and adds a source with them.
 * Both can be undone.
 */
export function TitlePaste({ field, children }: TitlePasteProps): JSX.Element {
  const form = useForm();
  const texts = messages.value.form.filled;
  const { draft } = form;
  const [pasted, setPasted] = useState<Pasted>();

  const read = (text: string): boolean => {
    const { title, url, publisher, published } = readPastedSource(text);
    if (draft.value[field].trim() !== '' || title === undefined) return false;
    const sources = withSource(draft.value, {
      publisher: publisher ?? '',
      title,
      ...(url !== undefined && { url }),
      ...(published !== undefined && { published }),
    });
    form.change({ [field]: title, sources });
    setPasted({
      text: text.replace(/\s+/g, ' ').trim(),
      headline: title,
      publisher: publisher ?? '',
      sourceKey: sources.at(-1)?.key ?? 0,
    });
    return true;
  };

  const isOwn = ({ key, title }: SourceDraft) => key === pasted?.sourceKey && title === pasted.headline;
  const filled = pasted
    ? [
        {
          key: 'title',
          isShown: draft.value[field] === pasted.headline,
          text: pasted.publisher === '' ? texts.titleAlone : texts.withoutPublisher(pasted.publisher),
          undo: () => form.change({ [field]: pasted.text }),
        },
        {
          key: 'source',
          isShown: draft.value.sources.some(isOwn),
          text: texts.source(pasted.publisher),
          undo: () => form.change({ sources: draft.value.sources.filter((source) => !isOwn(source)) }),
        },
      ].filter(({ isShown }) => isShown)
    : [];
  return (
    <>
      {children(read)}
      <FilledNotice filled={filled} />
    </>
  );
}
