import { encode } from "uqr";

/**
 * A square for a camera, drawn here: nobody who makes pictures learns a code. A path per row keeps pages small. Dark on
 * light whatever the page's colours are, because a camera needs that.
 */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={data.map(runsOf).join("")} fill="#000" />
    </svg>
  );
};

const runsOf = (row: readonly boolean[], y: number): string => {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const begins = x;
    while (row[x + 1] === true) x += 1;
    runs.push(`M${begins} ${y}h${x - begins + 1}v1H${begins}z`);
  }
  return runs.join("");
};
