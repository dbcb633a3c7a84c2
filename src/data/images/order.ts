// The order of names: by code unit, the same on every machine and in every language.

/** Compares two texts for `sort`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Named {
  readonly group: string;
  readonly name: string;
  readonly part?: string;
}

/** Compares classes by group, then name, then part. */
export function compareClasses(a: Named, b: Named): number {
  return (
    compareText(a.group, b.group) || compareText(a.name, b.name) || compareText(a.part ?? "", b.part ?? "")
  );
}
