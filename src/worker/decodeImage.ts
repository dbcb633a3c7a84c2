// JPEG, WebP and whatever else this browser decodes, as pixels on white paper.

import { MAX_IMAGE_PIXELS } from "../data/images/limits.ts";
import { tooManyPixels } from "../data/images/pngChunks.ts";
import type { DecodedPixels } from "../data/images/pngInk.ts";
import { SaidError, said } from "../words/said.ts";

/**
 * Decodes one image.
 *
 * @throws Error with a plain reason for what this browser does not decode, UnsupportedImage for too many pixels.
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedPixels> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
      colorSpaceConversion: "none",
    });
  } catch (cause) {
    throw new SaidError(said`this browser does not decode it`, { cause });
  }
  try {
    const { width, height } = bitmap;
    if (width * height > MAX_IMAGE_PIXELS) throw tooManyPixels(width, height);
    const canvas = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
    canvas.fillStyle = "white";
    canvas.fillRect(0, 0, width, height);
    canvas.drawImage(bitmap, 0, 0);
    return { width, height, rgba: canvas.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
