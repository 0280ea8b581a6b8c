import styles from './grade-chip.module.css'

type GradeChipProps = {
  /** 1 to 4, a mean between them, or null for "not observed". */
  value: number | null
  /** Text beside it, such as "Lean no". */
  label?: string
  /** Show four bars beside the number. */
  bars?: boolean
  /** Outlined, where two graders disagree. */
  differs?: boolean
}

const STEPS = [1, 2, 3, 4] as const

/** A grade, shown both by number and by colour. */
export function GradeChip({ value, label, bars = false, differs = false }: GradeChipProps) {
  if (value === null) {
    return (
      <span className={`${styles.chip} ${styles.none}`}>
        <span className={styles.number} role="img" aria-label="Not observed">
          –
        </span>
        {label && <span className={styles.label}>{label}</span>}
      </span>
    )
  }
  const step = Math.min(4, Math.max(1, Math.round(value))) as 1 | 2 | 3 | 4
  return (
    <span className={`${styles.chip} ${styles[`g${step}`]} ${differs ? styles.differs : ''}`}>
      <span className={styles.number}>{Number.isInteger(value) ? value : value.toFixed(1)}</span>
      {bars && (
        <span className={styles.bars} aria-hidden="true">
          {STEPS.map((bar) => (
            <span key={bar} className={`${styles.bar} ${bar <= value ? styles.on : ''}`} />
          ))}
        </span>
      )}
      {label && <span className={styles.label}>{label}</span>}
    </span>
  )
}

/** A grade that is hidden for now: "in" once it has been given, "…" while it is pending. */
export function BlindGradeChip({ given }: { given: boolean }) {
  return (
    <span className={`${styles.chip} ${styles.blind}`}>
      <span className={styles.number} role="img" aria-label={given ? 'Given, not open yet' : 'Not given yet'}>
        {given ? 'in' : '…'}
      </span>
    </span>
  )
}
