import type { ReactNode } from 'react'
import { PageBand } from './page-band'
import styles from './page-shell.module.css'
import { TopNav } from './top-nav'
import type { NavViewer } from './viewer'

type PageShellProps = {
  /** The current user; null when nobody is signed in. */
  viewer: (NavViewer & { role?: 'person' | 'admin' }) | null
  /** `wide` is the normal page, `text` a readable column, `full` leaves width and padding to the page. */
  width?: 'wide' | 'text' | 'full'
  /** Omits the line under the header, as on the landing page. */
  plain?: boolean
  children: ReactNode
}

/** Header, navigation and main landmark around every page but the room. */
export function PageShell({ viewer, width = 'wide', plain = false, children }: PageShellProps) {
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to content
      </a>
      {/* The header runs in the browser: only the data that it shows is sent there. */}
      <TopNav
        viewer={
          viewer && {
            ...{ id: viewer.id, name: viewer.name, kind: viewer.kind },
            ...(viewer.role === 'admin' && { admin: true }),
          }
        }
        plain={plain}
      />
      <PageBand />
      <main id="content" tabIndex={-1} className={`${styles.main} ${width === 'wide' ? '' : styles[width]}`}>
        {children}
      </main>
    </div>
  )
}
