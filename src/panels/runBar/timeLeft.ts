// The time that training has left, in words that do not flicker.

import { t } from "../../i18n/language.ts";

/** "42 s left", "3 min left", "1.5 h left": rounded the more the longer it is. */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return "";
  if (seconds < 20) return t`${Math.ceil(seconds)} s left`;
  if (seconds < 90) return t`${5 * Math.ceil(seconds / 5)} s left`;
  if (seconds < 5400) return t`${Math.ceil(seconds / 60)} min left`;
  return t`${(Math.ceil(seconds / 1800) / 2).toFixed(1)} h left`;
}
