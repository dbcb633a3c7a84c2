// Putting, dragging and deleting support points on a picture, by pointer and by keyboard.

import { type KeyboardEvent, type PointerEvent, useRef } from "react";

const HIT_PIXELS = 14;
const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-4, 0],
  ArrowRight: [4, 0],
  ArrowUp: [0, -4],
  ArrowDown: [0, 4],
};

interface Editing {
  /** Where each point is drawn, pixels. */
  readonly points: readonly (readonly [number, number])[];
  readonly inside: (px: number, py: number) => boolean;
  readonly add: (px: number, py: number) => void;
  readonly move: (index: number, px: number, py: number) => void;
  readonly remove: (index: number) => void;
}

/** Handlers for the drawing, and for each of its points. The last point cannot be removed. */
export function useEditing({ points, inside, add, move, remove }: Editing) {
  const dragged = useRef<number>(undefined);
  const pointAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top] as const;
  };
  const nearest = (px: number, py: number) => {
    let best: number | undefined;
    let least = HIT_PIXELS;
    for (const [index, [x, y]] of points.entries()) {
      const gap = Math.hypot(x - px, y - py);
      if (gap < least) [best, least] = [index, gap];
    }
    return best;
  };
  const removed = (index: number) => {
    if (points.length > 1) remove(index);
  };
  return {
    drawing: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        const [px, py] = pointAt(event);
        if (!inside(px, py)) return;
        dragged.current = nearest(px, py);
        if (dragged.current === undefined) add(px, py);
        else event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        if (dragged.current === undefined) return;
        const [px, py] = pointAt(event);
        if (inside(px, py)) move(dragged.current, px, py);
      },
      onPointerUp: () => {
        dragged.current = undefined;
      },
    },
    point: (index: number) => ({
      onDoubleClick: () => removed(index),
      onKeyDown: (event: KeyboardEvent) => {
        const by = NUDGES[event.key];
        const [px, py] = points[index]!;
        if (event.key === "Delete" || event.key === "Backspace") removed(index);
        else if (by) move(index, px + by[0], py + by[1]);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
  };
}
