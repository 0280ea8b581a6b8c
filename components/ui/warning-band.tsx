import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './warning-band.module.css'

type WarningBandProps = { title: string; children: ReactNode; aside?: ReactNode }

/** An amber band across the page, such as "You're offline.", that leaves the work below it usable. */
export function WarningBand({ title, children, aside }: WarningBandProps) {
  return (
    <div className={styles.band} role="status">
      <IconCloudOff size={16} stroke={1.8} aria-hidden="true" />
      <span className={styles.title}>{title}</span>
      <span>{children}</span>
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  )
}
