// A part of the page that scrolls by itself, for whoever has no mouse too.

import type { ReactNode, Ref } from "react";

interface Props {
  /** What it holds. */
  readonly label: string;
  readonly className: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

export function Scrolled({ label, ...rest }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the arrow keys
    // biome-ignore lint/a11y/useSemanticElements: its ref is a div's wherever it is measured
    <div role="region" aria-label={label} tabIndex={0} {...rest} />
  );
}
