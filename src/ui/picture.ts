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
  "transform",
] as const;
const SVG = "http://www.w3.org/2000/svg";
/** Pixels of a PNG for each of the page, of which there are 96 an inch: fine enough for print (300 an inch) and a little more. */
const SCALE = 4;

function drawn(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  return element;
}

/** The page's own ground. */
const groundOf = () =>
  drawn("rect", { width: "100%", height: "100%", fill: getComputedStyle(document.body).backgroundColor });

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
  const title = document.createElementNS(SVG, "title");
  title.textContent = label;
  copy.prepend(title, groundOf());
  return new XMLSerializer().serializeToString(copy);
}

/** A colour as red, green and blue: what the style sheet mixes in other spaces is unknown outside of browsers. */
function inRgb(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext("2d")!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 0 ? "none" : `rgb(${red}, ${green}, ${blue})`;
}

/** What a cell is painted with: its own ground, or that of what fills it. */
const painted = (cell: Element): Element => cell.querySelector("button") ?? cell;

/** A table whose cells are coloured as SVG: a box and its words for each cell, where it stands on the page. */
export function svgOfTable(table: HTMLTableElement, label: string): string {
  const cells = [...table.querySelectorAll("caption,th,td")].map(painted);
  const boxes = cells.map((cell) => cell.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const svg = drawn("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const title = drawn("title", {});
  title.textContent = label;
  svg.append(title, groundOf());
  cells.forEach((cell, place) => {
    const { x, y, width: wide, height: high } = boxes[place]!;
    const { backgroundColor, color, fontFamily, fontSize, fontWeight } = getComputedStyle(cell);
    const at = { x: x - left, y: y - top };
    svg.append(drawn("rect", { ...at, width: wide, height: high, rx: 4, fill: inRgb(backgroundColor) }));
    const words = drawn("text", {
      x: at.x + wide / 2,
      y: at.y + high / 2,
      "text-anchor": "middle",
      "dominant-baseline": "central",
      fill: inRgb(color),
      "font-family": fontFamily,
      "font-size": fontSize,
      "font-weight": fontWeight,
    });
    words.textContent = cell.textContent;
    svg.append(words);
  });
  return new XMLSerializer().serializeToString(svg);
}

/** SVG as PNG, at print size. @throws Error where the browser cannot draw it. */
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
