// Whoever works by keys is not thrown back to the beginning of the page: where what has the focus goes away, or can no
// longer be pressed, the panel or dialogue that it stood in takes it.

import { useEffect } from "react";

const PLACES = "section[aria-label], [role=region], [role=dialog]";
/** A dialogue that closes gives the focus back by itself within this, milliseconds. */
const PATIENCE = 80;

const isGone = (element: Element) => !element.isConnected || element.matches(":disabled");

/** What an element stands in, from the inside out. */
function placesOf(element: Element | undefined): Element[] {
  const place = element?.parentElement?.closest(PLACES);
  return place ? [place, ...placesOf(place)] : [];
}

export function useKeptFocus(): void {
  useEffect(() => {
    /** What had the focus by key, and its places: they are asked for before it goes. */
    let last: Element | undefined;
    let places: Element[] = [];
    let timer: ReturnType<typeof setTimeout>;
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element && target.matches(":focus-visible") ? target : undefined;
      places = placesOf(last);
    };
    const forget = () => {
      last = undefined;
    };
    const isLost = () => last !== undefined && document.activeElement === document.body && isGone(last);
    const keep = () => {
      if (!isLost()) return;
      forget();
      const place = places.find(({ isConnected }) => isConnected) ?? document.querySelector(PLACES);
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = setTimeout(keep, PATIENCE);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
    };
  }, []);
}
