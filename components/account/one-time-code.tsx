interface OneTimeCodeProps {
  readonly title: string;
  readonly code: string;
  readonly once: string;
  readonly use: string;
  readonly page: string;
}

/** A code that is seen once, large enough to be read out. */
export const OneTimeCode = ({ title, code, once, use, page }: OneTimeCodeProps) => (
  <section className="one-time-code" role="status">
    <h3>{title}</h3>
    <p className="code" dir="ltr">
      {code}
    </p>
    <p>{once}</p>
    <p>
      {use} <bdi className="address">{page}</bdi>
    </p>
  </section>
);
