/** The first place at which at least half have been counted. */
export const lowerMedian = (sizes: readonly number[]): number => {
  const half = sizes.reduce((sum, size) => sum + size, 0) / 2;
  let counted = 0;
  return sizes.findIndex((size) => {
    counted += size;
    return counted >= half;
  });
};
