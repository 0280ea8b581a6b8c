import styles from './avatar.module.css'
import { initials } from './format/initials'

type AvatarProps = {
  name: string
  /** Diameter in px. */
  size?: number
  talking?: boolean
  /** Say the name to screen readers too; leave out when the name is written beside it. */
  labelled?: boolean
}

/** A person as initials in a circle. */
export function Avatar({ name, size = 26, talking = false, labelled = false }: AvatarProps) {
  return (
    <span
      className={`${styles.avatar} ${talking ? styles.talking : ''}`}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      title={name}
      {...(labelled ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      {initials(name)}
    </span>
  )
}
