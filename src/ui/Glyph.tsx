// One 28×28 drawing, ink 0 to 1, on a canvas of its own. Props only.

import { useEffect, useRef } from "react";

const SIDE = 28;

/** Without a `label` it stands for nothing that words beside it do not say. `offset`: where the image starts in `x`. `size`: on screen, in pixels or as a share of what holds it. */
export function Glyph({
  x,
  offset,
  size,
  label,
}: {
  x: Float32Array;
  offset: number;
  size: number | `${number}%`;
  label?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const image = context.createImageData(SIDE, SIDE);
    for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
      const paper = 255 * (1 - x[offset + pixel]!);
      image.data.set([paper, paper, paper, 255], pixel * 4);
    }
    context.putImageData(image, 0, 0);
  }, [x, offset]);
  return (
    <canvas
      ref={canvas}
      className="glyph"
      width={SIDE}
      height={SIDE}
      style={{ width: size, height: size }}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    />
  );
}
