interface QuotesProps {
  readonly quotes: readonly string[];
  readonly heading: string;
}

/** Quotes as they are published: without date, language or anything about who wrote them. */
export const Quotes = ({ quotes, heading }: QuotesProps) =>
  quotes.length === 0 ? null : (
    <>
      <h3>{heading}</h3>
      <ul className="quote-list">
        {quotes.map((quote) => (
          <li key={quote}>
            <blockquote className="own-text" dir="auto">
              {quote}
            </blockquote>
          </li>
        ))}
      </ul>
    </>
  );
