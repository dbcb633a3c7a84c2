// What each of a learner's samples draws, thinly.

interface Props {
  /** SVG path data, one for each sample. */
  readonly paths: readonly string[];
  readonly colour: string;
}

export function Samples({ paths, colour }: Props) {
  return paths.map((d, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: the sample is the identity
      key={index}
      d={d}
      fill="none"
      stroke={colour}
      strokeWidth={1}
      opacity={0.5}
      data-testid="sample"
    />
  ));
}
