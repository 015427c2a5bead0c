/** subset-font comes without types; this is as much of it as the build asks for. */
declare module "subset-font" {
  interface SubsetOptions {
    readonly targetFormat?: "woff2" | "truetype";
    /** Keeps a part of a variable axis. */
    readonly variationAxes?: Readonly<
      Record<string, { readonly min: number; readonly max: number }>
    >;
    readonly dropTables?: readonly string[];
  }

  const subsetFont: (
    font: Uint8Array,
    characters: string,
    options?: SubsetOptions,
  ) => Promise<Buffer>;
  export default subsetFont;
}

/** Nor does fontverter, which the tests unpack woff2 with. */
declare module "fontverter" {
  export const convert: (font: Uint8Array, format: "truetype") => Promise<Buffer>;
}
