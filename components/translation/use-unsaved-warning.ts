import { useEffect } from "react";

/**
 * Asks before a page with unsaved text is left. Links inside the program change the page without the browser knowing;
 * while something is unsaved they are followed by the browser itself, so that it asks there too.
 */
export const useUnsavedWarning = (isUnsaved: boolean): void => {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", followByBrowser, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", followByBrowser, { capture: true });
    };
  }, [isUnsaved]);
};

/** The same function for every card, so that it runs once however many texts are unsaved. */
const followByBrowser = (event: MouseEvent): void => {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.target !== "" || link.hasAttribute("download")) return;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  if (link.origin !== location.origin || (isHere && link.hash !== "")) return;
  event.preventDefault();
  event.stopPropagation();
  location.assign(link.href);
};
