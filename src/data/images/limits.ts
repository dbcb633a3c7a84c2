// How large an image zip may be. The whole of Omniglot (32,460 drawings, 15 MB) fits with room to spare;
// beyond these a browser tab runs out of memory or patience.

/** Bytes of the zip itself: 256 MiB. */
export const MAX_ZIP_BYTES = 256 * 1024 * 1024;
/** Bytes of all images once unpacked, by the sizes the zip declares: 512 MiB. Guards against zip bombs. */
export const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;
/** Entries of the zip, folders included: all of MNIST as macOS zips it (a shadow file for each) fits. */
export const MAX_ENTRIES = 250_000;
/** Pixels of one image, width times height: 4096 × 4096. A larger one is left out and named. */
export const MAX_IMAGE_PIXELS = 4096 * 4096;
