// Putting, dragging and deleting support points on a picture, by mouse, touch and keyboard.

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useIsOwn } from "../../store/state.ts";
import { said } from "../../words/said.ts";

/** A point is hit from this near; a finger is less exact than a mouse. */
const HIT_PIXELS = { mouse: 14, touch: 24 } as const;
/** A press that moves further than this is no tap. */
const TAP_PIXELS = 6;
/** Two taps on a point within this time delete it. */
const DOUBLE_TAP_MS = 400;
const NUDGES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-4, 0],
  ArrowRight: [4, 0],
  ArrowUp: [0, -4],
  ArrowDown: [0, 4],
};
/** A point that a key adds stands this far beside the one it was pressed on. */
const BESIDE_PIXELS = 24;

/** What the keys do, for whoever cannot see it. */
export const POINT_KEYS = said`arrow keys move it, Enter adds another beside it, Delete removes it`;

/** The part of the drawing in which points may stand, pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Editing {
  /** Where each point is drawn, pixels. */
  readonly points: readonly (readonly [number, number])[];
  readonly frame: Frame;
  readonly add: (px: number, py: number) => void;
  readonly move: (index: number, px: number, py: number) => void;
  readonly remove: (index: number) => void;
}

type Place = readonly [number, number];

/** The place itself, or the nearest one in the frame. */
export const withinFrame = ({ left, right, top, bottom }: Frame, [px, py]: Place): Place => [
  Math.min(right, Math.max(left, px)),
  Math.min(bottom, Math.max(top, py)),
];

/** The point nearest to a place, from at most `reach` pixels away. */
export function nearestPoint(points: readonly Place[], [px, py]: Place, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (const [index, [x, y]] of points.entries()) {
    const gap = Math.hypot(x - px, y - py);
    if (gap < least) [best, least] = [index, gap];
  }
  return best;
}

interface Press {
  readonly start: Place;
  /** The point that was pressed on. */
  readonly point: number | undefined;
  moved: boolean;
}

const placeIn = (element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Place => {
  const box = element.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
};

/**
 * Handlers for the drawing, and for each of its points. A tap adds a point, a drag moves one (to the frame's edge at
 * most), two taps delete one; a swipe that starts beside the points scrolls the page. The last point cannot be removed.
 * A picture that is only looked at has none.
 */
export function useEditing(editing: Editing) {
  const { points, frame, add, move, remove } = editing;
  const own = useIsOwn();
  const drawing = useRef<SVGSVGElement>(null);
  const press = useRef<Press>(undefined);
  const tapped = useRef<{ readonly point: number; readonly at: number }>(undefined);
  const latest = useRef(points);
  latest.current = points;
  useEffect(() => {
    const element = drawing.current;
    if (element === null) return;
    // What begins on a point moves that point and must not scroll; React's own listeners cannot prevent it.
    const hold = (event: TouchEvent) => {
      const touch = event.touches[0];
      if (touch && nearestPoint(latest.current, placeIn(element, touch), HIT_PIXELS.touch) !== undefined)
        event.preventDefault();
    };
    element.addEventListener("touchstart", hold, { passive: false });
    return () => element.removeEventListener("touchstart", hold);
  }, []);
  const removed = (index: number) => {
    if (points.length > 1) remove(index);
  };
  const focus = (index: number) =>
    requestAnimationFrame(() =>
      drawing.current?.querySelectorAll<SVGElement>("[data-testid=support-point]")[index]?.focus(),
    );
  if (!own) return { drawing: {}, point: () => ({}) };
  return {
    drawing: {
      ref: drawing,
      style: { cursor: "crosshair" },
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        if (event.button !== 0) return;
        const start = placeIn(event.currentTarget, event);
        const reach = event.pointerType === "touch" ? HIT_PIXELS.touch : HIT_PIXELS.mouse;
        const point = nearestPoint(points, start, reach);
        press.current = { start, point, moved: false };
        if (point !== undefined) event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const { current } = press;
        if (current === undefined) return;
        const now = placeIn(event.currentTarget, event);
        current.moved ||= Math.hypot(now[0] - current.start[0], now[1] - current.start[1]) > TAP_PIXELS;
        if (current.moved && current.point !== undefined) move(current.point, ...withinFrame(frame, now));
      },
      onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
        const { current } = press;
        press.current = undefined;
        if (current === undefined || current.moved) return;
        const { point, start } = current;
        const before = tapped.current;
        tapped.current = undefined;
        if (point === undefined) {
          const [px, py] = withinFrame(frame, start);
          if (px === start[0] && py === start[1]) add(px, py);
        } else if (before?.point === point && event.timeStamp - before.at < DOUBLE_TAP_MS) removed(point);
        else tapped.current = { point, at: event.timeStamp };
      },
      onPointerCancel: () => {
        press.current = undefined;
      },
    },
    point: (index: number) => ({
      onKeyDown: (event: KeyboardEvent) => {
        const by = NUDGES[event.key];
        const [px, py] = points[index]!;
        if (event.key === "Delete" || event.key === "Backspace") {
          removed(index);
          focus(Math.max(0, Math.min(index, points.length - 2)));
        } else if (event.key === "Enter" || event.key === " ") {
          const side = px + BESIDE_PIXELS > frame.right ? -BESIDE_PIXELS : BESIDE_PIXELS;
          add(...withinFrame(frame, [px + side, py]));
          focus(points.length);
        } else if (by) move(index, ...withinFrame(frame, [px + by[0], py + by[1]]));
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
  };
}
