// How the page is embedded in another one, as the query of its address says: which part of it is shown, and which
// origins may speak to it. `?embed=picture&by=https://school.example#v=1&…`

/** What an embedded page may show: the picture of the adaptation, the curves, or the whole lab. */
export const EMBEDDED_PARTS = ["picture", "curves", "lab"] as const;
export type EmbeddedPart = (typeof EMBEDDED_PARTS)[number];

export interface Embedding {
  readonly part: EmbeddedPart;
  /** Origins whose messages are obeyed, "https://school.example"; with none, the page speaks with nobody. */
  readonly origins: readonly string[];
}

/** The origin that a text names, as browsers write it; `undefined` where it names none. */
function originOf(text: string): string | undefined {
  try {
    const { origin } = new URL(text);
    return origin === "null" ? undefined : origin;
  } catch {
    return undefined;
  }
}

/** Reads the query of an address; `undefined` where the page stands for itself. An unknown part is the whole lab. */
export function embeddingFrom(query: string): Embedding | undefined {
  const given = new URLSearchParams(query);
  const wanted = given.get("embed");
  if (wanted === null) return undefined;
  return {
    part: EMBEDDED_PARTS.find((part) => part === wanted) ?? "lab",
    origins: given.getAll("by").flatMap((text) => originOf(text) ?? []),
  };
}
