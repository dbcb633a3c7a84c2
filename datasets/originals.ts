// Where the originals are that packs are made from.

/** `../shared/data` beside the project's root, or the folder that the variable DATA names. */
export const DATA = new URL(
  process.env.DATA === undefined ? "../../shared/data/" : `file://${process.env.DATA.replace(/\/?$/, "/")}`,
  import.meta.url,
);
