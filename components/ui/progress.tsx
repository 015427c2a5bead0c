interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** "3 of 8 done": the figures as words, beside the bar. */
  readonly words: string;
}

/** How far something long has come. The page can be left meanwhile; say so beside it. */
export const Progress = ({ label, done, total, words }: ProgressProps) => (
  <div className="progress">
    <label>
      <span>{label}</span>
      <progress value={done} max={total} />
    </label>
    <p className="soft">{words}</p>
  </div>
);
