// A field to draw in by touch, pen or mouse, with what stands in it until the first stroke. Props only.

import { ActionIcon, Group, Text } from "@mantine/core";
import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { type PointerEvent, type ReactNode, useRef } from "react";
import { t } from "../../i18n/language.ts";
import { PEN, SIDE, type Stroke } from "./ink.ts";
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
  const pen = useRef<number>(undefined);
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
  const lift = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId === pen.current) pen.current = undefined;
  };
  return (
    <div className="pad-with-buttons">
      <div className="pad">
        {strokes.length === 0 && <div className="pad-empty">{empty}</div>}
        <svg
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          role="img"
          aria-label={name}
          data-testid="pad"
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
            onClick={() => onChange([])}
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      </Group>
      {children}
    </div>
  );
}
