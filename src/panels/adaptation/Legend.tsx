// What the lines and points of a picture mean, above it and clear of it.

import type { ReactNode } from "react";

export interface LegendItem {
  /** As it is drawn: "···", "●", "━". */
  readonly mark: string;
  readonly words: string;
  readonly colour: string;
  readonly strong?: boolean;
}

interface Props {
  readonly items: readonly LegendItem[];
  /** Stands at the right: a choice that goes with the picture. */
  readonly children?: ReactNode;
}

export function Legend({ items, children }: Props) {
  return (
    <div className="legend">
      {items.map(({ mark, words, colour, strong }) => (
        <span key={words} style={{ color: colour, fontWeight: strong ? 600 : undefined }}>
          <span aria-hidden="true">{mark}</span> {words}
        </span>
      ))}
      {children}
    </div>
  );
}
