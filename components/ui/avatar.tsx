import styles from './avatar.module.css'
import { initials } from './format/initials'

type AvatarProps = {
  name: string
  /** Diameter in px. */
  size?: number
  talking?: boolean
}

/** A person's initials in a circle. Hidden from screen readers: the name is beside it, or labels its container. */
export function Avatar({ name, size = 26, talking = false }: AvatarProps) {
  return (
    <span
      className={`${styles.avatar} ${talking ? styles.talking : ''}`}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      title={name}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}
