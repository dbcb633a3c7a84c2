// The order of names: by code unit, the same on every machine and in every language.

/** Compares two texts for `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares classes by group, then name. */
export function compareClasses(
  a: { readonly group: string; readonly name: string },
  b: { readonly group: string; readonly name: string },
): number {
  return compareText(a.group, b.group) || compareText(a.name, b.name);
}
