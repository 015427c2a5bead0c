/** A name as part of an address: `Region Östra Viken` is `region-ostra-viken`. Never empty. */
export const slugOf = (name: string): string => {
  const slug = name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug === "" ? "unnamed" : slug;
};
