import type { ReceiptStanding } from "#domain/disclosure/receipt-standing.ts";
import { groupReceipt } from "#domain/response/receipt.ts";
import { Say } from "./said.tsx";
import type { Speech } from "./speech.ts";

/**
 * How many answers of a group were counted, and their receipts. Each is one piece of text, written as on the page that
 * gave it: so the search of a browser finds it.
 */
export const ReceiptList = ({
  speech,
  counts: { answers, issued },
  receipts,
}: {
  readonly speech: Speech;
  readonly counts: Extract<ReceiptStanding, { readonly kind: "released" }>;
  readonly receipts: readonly string[];
}) => (
  <>
    <p>
      <Say speech={speech} text="promise:list.answers" values={{ count: answers }} />
      {issued !== null && (
        <>
          {" "}
          <Say speech={speech} text="promise:list.issued" values={{ count: issued }} />
        </>
      )}
    </p>
    <ul className="receipts">
      {receipts.map((receipt) => (
        <li key={receipt}>
          <code dir="ltr">{groupReceipt(receipt)}</code>
        </li>
      ))}
    </ul>
  </>
);
