/** Quotes as they are published: without date, language or anything about who wrote them. */
export const QuoteList = ({ quotes }: { readonly quotes: readonly string[] }) => (
  <ul className="quote-list">
    {quotes.map((quote) => (
      <li key={quote}>
        <blockquote className="own-text" dir="auto">
          {quote}
        </blockquote>
      </li>
    ))}
  </ul>
);
