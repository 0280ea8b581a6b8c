import styles from './kbd.module.css'

/** A key to press. `inverse` on a filled button. Hidden from screen readers: give the control aria-keyshortcuts. */
export function Kbd({ children, inverse = false }: { children: string; inverse?: boolean }) {
  return (
    <span className={`${styles.kbd} ${inverse ? styles.inverse : ''}`} aria-hidden="true">
      {children}
    </span>
  )
}
