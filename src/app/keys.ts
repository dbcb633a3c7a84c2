// The keys of the whole page, where whatever has the focus does not want them for itself.

import { useEffect } from "react";
import { showStep, togglePlay, toggleStage } from "../store/actions.ts";
import { turnLesson } from "../store/lesson.ts";
import { lab } from "../store/state.ts";

const KEYS: Readonly<Record<string, () => void>> = {
  " ": togglePlay,
  f: toggleStage,
  F: toggleStage,
  Escape: () => lab.getState().stage && toggleStage(),
  ArrowRight: () => showStep(lab.getState().shownStep + 1),
  ArrowLeft: () => showStep(lab.getState().shownStep - 1),
};
/** While a lesson is given: remotes of presenters press these. */
const LESSON_KEYS: Readonly<Record<string, () => void>> = {
  PageDown: () => turnLesson(1),
  PageUp: () => turnLesson(-1),
};
/** What takes text takes every key. */
const TEXT =
  "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select, [contenteditable]";
/** A dialogue has keys of its own. */
const DIALOGUE = "[role=dialog]";
const PRESSED = "button, a, summary, input, [role=button], [role=tab], [role=option]";
const ARROWED = "input[type=radio], [role=slider], [role=tab], [role=option], [role=menuitem]";

/** Whether this key, pressed there, is the page's own. */
function isOurs({ key, target, defaultPrevented, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest(`${TEXT}, ${DIALOGUE}`)) return false;
  if (key === " ") return !target.closest(PRESSED);
  return !(key.startsWith("Arrow") && target.closest(ARROWED));
}

/** Space plays and pauses, arrows step, F is for the stage and Escape leaves it; page keys turn a lesson. */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = KEYS[event.key] ?? (lab.getState().lesson && LESSON_KEYS[event.key]);
      if (act === undefined || !isOurs(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
