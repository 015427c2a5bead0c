/** How a browser is told what the file is called: in full, and in plain letters for what reads nothing else. */
export const attachment = (title: string, extension: string): string => {
  const name = fileName(title);
  const plain = name.normalize("NFD").replace(/[^A-Za-z0-9 ._-]/g, "") || "document";
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeName(name)}.${extension}`;
};

/** Without what file systems and headers do not take, and not longer than a shared folder stands. */
const fileName = (title: string): string =>
  [...title.normalize("NFC").replace(/[\p{C}\\/:*?"<>|]/gu, " ")]
    .slice(0, 120)
    .join("")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");

const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
