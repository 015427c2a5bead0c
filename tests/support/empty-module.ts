// `server-only` has no meaning under Vitest: this stands in for it.
export {};
