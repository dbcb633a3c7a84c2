// Draw one example of each of n new characters, then another, and see which it is.

import { Button, Group, Text } from "@mantine/core";
import { type PointerEvent, useRef, useState } from "react";
import { recognise } from "../../store/actions.ts";

const [SIDE, ON_SCREEN] = [28, 64];
const PIXELS = SIDE * SIDE;
const PEN_WIDTH = 5;

/** Ink of a drawing, `[28 · 28]`, 0 to 1, by averaging; `undefined` while it is empty. */
function inkOf(canvas: HTMLCanvasElement): Float32Array | undefined {
  const small = document.createElement("canvas");
  small.width = small.height = SIDE;
  const context = small.getContext("2d")!;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, SIDE, SIDE);
  context.drawImage(canvas, 0, 0, SIDE, SIDE);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const ink = Float32Array.from({ length: PIXELS }, (_, pixel) =>
    Math.min(1, 1.5 * (1 - data[pixel * 4]! / 255)),
  );
  return ink.some((value) => value > 0.3) ? ink : undefined;
}

function Pad({ name, onDrawn }: { name: string; onDrawn: (canvas: HTMLCanvasElement) => void }) {
  const last = useRef<readonly [number, number]>(undefined);
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const now = [event.clientX - box.left, event.clientY - box.top] as const;
    const context = event.currentTarget.getContext("2d")!;
    context.lineWidth = PEN_WIDTH;
    context.lineCap = "round";
    context.beginPath();
    context.moveTo(...last.current);
    context.lineTo(...now);
    context.stroke();
    last.current = now;
  };
  return (
    <div style={{ textAlign: "center" }}>
      <canvas
        className="pad"
        width={ON_SCREEN}
        height={ON_SCREEN}
        aria-label={`Draw ${name}`}
        data-testid="pad"
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          last.current = [event.clientX - box.left, event.clientY - box.top];
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={draw}
        onPointerUp={(event) => {
          last.current = undefined;
          onDrawn(event.currentTarget);
        }}
      />
      <Text size="xs" c="dimmed">
        {name}
      </Text>
    </div>
  );
}

export function DrawingPad({ ways }: { ways: number }) {
  const [round, setRound] = useState(0);
  const drawings = useRef(new Map<number, Float32Array>());
  const [answer, setAnswer] = useState<string>();
  const drawn = async (place: number, canvas: HTMLCanvasElement) => {
    const ink = inkOf(canvas);
    if (ink === undefined) return;
    drawings.current.set(place, ink);
    const missing = Array.from({ length: ways }, (_, label) => label).filter(
      (label) => !drawings.current.has(label),
    );
    const query = drawings.current.get(ways);
    if (missing.length > 0)
      return setAnswer(`Still to draw: ${missing.map((label) => label + 1).join(", ")}.`);
    if (query === undefined) return setAnswer("Now draw one of them again in the last field.");
    const x = new Float32Array(ways * PIXELS);
    const y = new Float32Array(ways * ways);
    for (let label = 0; label < ways; label++) {
      x.set(drawings.current.get(label)!, label * PIXELS);
      y[label * ways + label] = 1;
    }
    const target = new Float32Array(ways);
    target[0] = 1;
    const found = await recognise({ x, y, count: ways }, { x: query, y: target, count: 1 });
    if (found === undefined) return;
    const best = found.indexOf(Math.max(...found));
    setAnswer(`That is character ${best + 1} (${Math.round(100 * found[best]!)}%).`);
  };
  if (ways > 10) return null;
  return (
    <Group gap="xs" py={4} align="flex-start" aria-label="Drawing pad" role="group">
      {Array.from({ length: ways }, (_, label) => label).map((label) => (
        <Pad
          key={`${round}-${label}`}
          name={`${label + 1}`}
          onDrawn={(canvas) => void drawn(label, canvas)}
        />
      ))}
      <Pad key={`${round}-query`} name="which?" onDrawn={(canvas) => void drawn(ways, canvas)} />
      <div>
        <Text size="sm" data-testid="pad-answer" maw={220}>
          {answer ?? `Draw one example of each of ${ways} new characters, then one again.`}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          mt={4}
          onClick={() => {
            drawings.current.clear();
            setAnswer(undefined);
            setRound(round + 1);
          }}
        >
          Clear
        </Button>
      </div>
    </Group>
  );
}
