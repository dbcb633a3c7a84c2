// A field to draw in by touch, pen, mouse or keys, with what stands in it until the first stroke. Props only.

import { ActionIcon, Group, Text } from "@mantine/core";
import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { t } from "../../i18n/language.ts";
import { PEN, SIDE, type Stroke } from "./ink.ts";
import { afterKey, RESTING } from "./penKeys.ts";
import { DRAW } from "./words.ts";

interface Props {
  readonly name: string;
  /** Stands before the buttons. */
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
  /** What is there while nothing is drawn. */
  readonly empty?: ReactNode;
  /** Under the field. */
  readonly children?: ReactNode;
}

const line = (stroke: Stroke) =>
  // A tap is a line of no length, which round ends make a dot.
  [...stroke, ...(stroke.length === 1 ? stroke : [])].map(([x, y]) => `${x * SIDE},${y * SIDE}`).join(" ");

export function Pad({ name, label, strokes, onChange, empty, children }: Props) {
  const field = useRef<SVGSVGElement>(null);
  const pen = useRef<number>(undefined);
  const [byKeys, setByKeys] = useState(RESTING);
  /** The pen that keys move is seen while the field has the focus, from the first key on. */
  const [keyed, setKeyed] = useState(false);
  /** The stroke under way: faster than what is drawn again. */
  const now = useRef<readonly Stroke[]>(strokes);
  if (pen.current === undefined) now.current = strokes;
  const change = (next: readonly Stroke[]) => {
    now.current = next;
    onChange(next);
  };
  const places = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { nativeEvent } = event;
    const all = nativeEvent.getCoalescedEvents?.() ?? [];
    return (all.length > 0 ? all : [nativeEvent]).map(
      ({ clientX, clientY }) => [(clientX - box.left) / box.width, (clientY - box.top) / box.height] as const,
    );
  };
  const press = (event: KeyboardEvent) => {
    const next = afterKey(event.key, byKeys, now.current);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setKeyed(true);
    setByKeys(next.pen);
    if (next.strokes !== now.current) change(next.strokes);
  };
  const lift = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId === pen.current) pen.current = undefined;
  };
  return (
    <div className="pad-with-buttons">
      <div className="pad">
        {strokes.length === 0 && <div className="pad-empty">{empty}</div>}
        <svg
          ref={field}
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          role="application"
          aria-label={`${name}: ${t(DRAW.keys)}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is drawn in by keys
          tabIndex={0}
          data-testid="pad"
          onKeyDown={press}
          // Whoever draws by hand leaves the focus where it was: Space still plays.
          onMouseDown={(event) => event.preventDefault()}
          onBlur={() => {
            setKeyed(false);
            setByKeys({ ...byKeys, down: false });
          }}
          onPointerDown={(event) => {
            // A second finger draws nothing.
            if (pen.current !== undefined || event.button > 0) return;
            pen.current = event.pointerId;
            event.currentTarget.setPointerCapture(event.pointerId);
            change([...now.current, places(event)]);
          }}
          onPointerMove={(event) => {
            if (event.pointerId !== pen.current) return;
            change([...now.current.slice(0, -1), [...now.current.at(-1)!, ...places(event)]]);
          }}
          onPointerUp={lift}
          onPointerCancel={lift}
        >
          {strokes.map((stroke, index) => (
            <polyline
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
              key={index}
              points={line(stroke)}
              fill="none"
              stroke="currentColor"
              strokeWidth={PEN}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          ))}
          {keyed && (
            <circle
              cx={byKeys.at[0] * SIDE}
              cy={byKeys.at[1] * SIDE}
              r={PEN / 2}
              fill={byKeys.down ? "var(--query)" : "var(--page)"}
              stroke="var(--query)"
              strokeWidth={0.6}
              data-testid="pen"
            />
          )}
        </svg>
      </div>
      <Group gap={2} wrap="nowrap" justify="space-between" className="pad-buttons">
        <Text size="xs" c="dimmed" truncate>
          {label}
        </Text>
        <Group gap={0} wrap="nowrap">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t(DRAW.undo(name))}
            disabled={strokes.length === 0}
            onClick={() => onChange(strokes.slice(0, -1))}
          >
            <IconArrowBackUp size={14} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t(DRAW.clear(name))}
            disabled={strokes.length === 0}
            onClick={({ detail }) => {
              onChange([]);
              // The button goes with what it cleared; pressed by key, it hands the focus on.
              if (detail === 0) field.current?.focus();
            }}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      </Group>
      {children}
    </div>
  );
}
