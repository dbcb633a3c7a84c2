// Lines from one query to the support examples, as thick as the attention that each gets.

import { type RefObject, useLayoutEffect, useState } from "react";

interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly weight: number;
}

interface Props {
  /** Holds the elements marked `data-support` and `data-query`, numbered by row. */
  readonly container: RefObject<HTMLDivElement | null>;
  readonly query: number;
  /** Attention of that query to each support example. */
  readonly weights: Float32Array;
}

export function AttentionLines({ container, query, weights }: Props) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const box = container.current;
    const from = box?.querySelector(`[data-query="${query}"]`)?.getBoundingClientRect();
    if (!box || !from) return setLines([]);
    const origin = box.getBoundingClientRect();
    const [left, top] = [origin.left - box.scrollLeft, origin.top - box.scrollTop];
    const found: Line[] = [];
    for (const element of box.querySelectorAll<HTMLElement>("[data-support]")) {
      const to = element.getBoundingClientRect();
      found.push({
        x1: from.left - left,
        y1: from.top - top + 22,
        x2: to.right - left,
        y2: to.top - top + to.height / 2,
        weight: weights[Number(element.dataset.support)] ?? 0,
      });
    }
    setLines(found);
  }, [container, query, weights]);
  return (
    <svg
      data-testid="attention"
      aria-hidden="true"
      style={{ position: "absolute", top: 0, left: 0, overflow: "visible", pointerEvents: "none" }}
      width={1}
      height={1}
    >
      {lines.map(({ weight, ...line }) => (
        <line
          key={`${line.x2} ${line.y2}`}
          {...line}
          stroke="var(--query)"
          strokeWidth={0.5 + 6 * weight}
          opacity={0.15 + 0.85 * weight}
        />
      ))}
    </svg>
  );
}
