// What a shop sells on a weekday, from its own days alone.

/**
 * The mean of a shop's days of a weekday, as if `damping` days more had been like its mean day. A weekday that was not
 * seen is like the mean day.
 * @param weekdays Of each known day, `[days]`, at least one.
 * @param sold What it sold, `[days]`.
 */
export function weekdayMeans(
  weekdays: ArrayLike<number>,
  sold: ArrayLike<number>,
  damping: number,
): (weekday: number) => number {
  const values = Array.from(sold);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (weekday) => {
    const own = values.filter((_, day) => weekdays[day] === weekday);
    if (own.length + damping === 0) return mean;
    return (own.reduce((sum, value) => sum + value, 0) + damping * mean) / (own.length + damping);
  };
}
