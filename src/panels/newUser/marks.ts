// What can be given on a scale of ratings.

/** More marks than these are not told apart. */
const MOST_MARKS = 10;

/** What can be given on a scale: its whole numbers, or five marks evenly spaced where those are many; one where all is one (clicks). */
export function marksOf([least, greatest]: readonly [number, number]): number[] {
  if (least === greatest) return [greatest];
  const first = Math.max(1, Math.ceil(least));
  const whole = Math.floor(greatest) - first + 1;
  if (whole >= 2 && whole <= MOST_MARKS) return Array.from({ length: whole }, (_, place) => first + place);
  return Array.from({ length: 5 }, (_, place) => least + (place * (greatest - least)) / 4);
}
