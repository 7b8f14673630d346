import classes from './key-hint.module.css'

/** A key and what it does: `F9 samarkan`. */
export const KeyHint = ({ keys, label }: { keys: readonly string[]; label?: string }) => (
  <span className={classes.hint}>
    {keys.map((key) => (
      <kbd key={key} className={classes.key}>
        {key}
      </kbd>
    ))}
    {label !== undefined && <span>{label}</span>}
  </span>
)
