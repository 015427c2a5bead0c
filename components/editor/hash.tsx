/** A checksum: whole, because it is there to be compared, and left to right whatever the page is. */
export const Hash = ({ value }: { readonly value: string }) => (
  <code className="hash" dir="ltr">
    {value}
  </code>
);
