import { notFound } from "next/navigation";

/** Every address under staff/ that no page has: the 404 in the address's own language. */
const MissingPage = (): never => notFound();

export default MissingPage;
