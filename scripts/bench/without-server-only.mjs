// Pages are rendered here outside Next, where `server-only` and React's server build do not go together.
import { register } from "node:module";

const hook = `export const resolve = (specifier, context, next) =>
  specifier === "server-only"
    ? { url: "data:text/javascript,", shortCircuit: true }
    : next(specifier, context);`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);
