import type { ListedTotal } from '../../state/compare-params.ts';
import { addressWith, listedTotal, setCompare } from '../../state/page-state.ts';
import { hasModifierKey } from '../../ui/modifier-key.ts';

interface TotalLinkProps {
  readonly listed: ListedTotal;
  readonly text: string;
  /** What the number counts, for screen readers. */
  readonly name: string;
}

/** A number that lists its events on this page. A link, because pictures and print leave out buttons. */
export function TotalLink({ listed, text, name }: TotalLinkProps) {
  const isListed = JSON.stringify(listedTotal.value) === JSON.stringify(listed);
  return (
    <a
      class="total-link"
      href={addressWith({ listed })}
      aria-label={`${text}, ${name}`}
      aria-current={isListed ? 'true' : undefined}
      onClick={(event) => {
        if (hasModifierKey(event)) return;
        event.preventDefault();
        setCompare({ listed: isListed ? undefined : listed });
      }}
    >
      {text}
    </a>
  );
}
