// JPEG, WebP and other images without a browser, as pixels on white paper.

import { createCanvas, loadImage } from "@napi-rs/canvas";
import { MAX_IMAGE_PIXELS } from "../data/images/limits.ts";
import { tooManyPixels } from "../data/images/pngChunks.ts";
import type { DecodedPixels } from "../data/images/pngInk.ts";

/** Decodes one image. @throws Error with a plain reason for what is not decoded, UnsupportedImage for too many pixels. */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedPixels> {
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw new Error("it cannot be decoded", { cause });
  });
  const { width, height } = image;
  if (width === 0 || height === 0) throw new Error("it cannot be decoded");
  if (width * height > MAX_IMAGE_PIXELS) throw tooManyPixels(width, height);
  const canvas = createCanvas(width, height).getContext("2d");
  canvas.fillStyle = "white";
  canvas.fillRect(0, 0, width, height);
  canvas.drawImage(image, 0, 0);
  return { width, height, rgba: canvas.getImageData(0, 0, width, height).data };
}
