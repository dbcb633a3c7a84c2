// A map of users that follows training: a direction has two ends, and neither is the first.

import type { UserMap } from "../../experiment/shown.ts";

/** The map with each direction turned to the side on which the users of the map before lie; as it is where there are others. */
export function steadied(map: UserMap, before: UserMap | undefined): UserMap {
  if (before?.users.length !== map.users.length) return map;
  const signs = [0, 1].map((axis) => {
    const along = map.users.reduce(
      (sum, at, index) => (index % 2 === axis ? sum + at * before.users[index]! : sum),
      0,
    );
    return along < 0 ? -1 : 1;
  });
  const turned = (points: Float32Array) => points.map((at, index) => signs[index % 2]! * at);
  return {
    ...map,
    users: turned(map.users),
    path: turned(map.path),
    ends: map.ends.map(({ least, most }, axis) =>
      signs[axis]! < 0 ? { least: most, most: least } : { least, most },
    ),
  };
}
