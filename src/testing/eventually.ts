// Waiting in tests for what comes by itself, as long as a busy machine may take.

import { vi } from "vitest";

const PATIENCE_MS = 20_000;

/** Looks again and again until this holds. @throws what it last threw, where it never does. */
export const eventually = <T>(look: () => T): Promise<Awaited<T>> =>
  vi.waitFor(look, { timeout: PATIENCE_MS }) as Promise<Awaited<T>>;
