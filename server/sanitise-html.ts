import "server-only";
import sanitizeHtml from "sanitize-html";

/** Markup that staff write in a survey, cut down to what a reader needs. Links leave for https only. */
export const sanitiseHtml = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: ["p", "br", "strong", "em", "ul", "ol", "li", "h3", "h4", "a"],
    allowedAttributes: { a: ["href", "rel"] },
    allowedSchemes: ["https"],
    allowProtocolRelative: false,
    transformTags: {
      // The library lets relative addresses through: a survey has no place on this site to point at.
      a: (tagName, { href }) => ({
        tagName,
        attribs: href?.startsWith("https://") ? { href, rel: "noopener" } : {},
      }),
    },
  });
