// A drawing of the page as a file of its own: the styles that the page gives it are written into it.

/** What a drawing gets from the page's style sheet, and could not know by itself. */
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
] as const;
const SVG = "http://www.w3.org/2000/svg";
/** Pixels of a PNG for each of the page. */
const SCALE = 2;

/** A drawing as SVG, on the page's own ground; `label` says what it is. */
export function svgText(drawing: SVGSVGElement, label: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [drawing, copy].map((root) => [
    root,
    ...root.querySelectorAll<SVGElement>("*"),
  ]);
  copies!.forEach((element, place) => {
    const style = getComputedStyle(originals![place]!);
    element.removeAttribute("class");
    element.removeAttribute("style");
    // Colours by name of the page's style sheet mean nothing elsewhere: what they come to is written below.
    for (const { name, value } of [...element.attributes])
      if (value.includes("var(--")) element.removeAttribute(name);
    for (const name of STYLES) element.style.setProperty(name, style.getPropertyValue(name));
  });
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", `${width}`);
  copy.setAttribute("height", `${height}`);
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  const title = document.createElementNS(SVG, "title");
  title.textContent = label;
  copy.prepend(title);
  return new XMLSerializer().serializeToString(copy);
}

/** SVG as PNG, twice as fine as the screen. @throws Error where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * image.width;
  canvas.height = SCALE * image.height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return new Uint8Array(await blob!.arrayBuffer());
}
