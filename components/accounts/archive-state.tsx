import type { DataExportState } from '@/lib/accounts/domain/data-export'
import styles from './accounts.module.css'

type ArchiveStateProps = {
  archive: DataExportState
  /** When the download expires, in words; null while there is no archive. */
  until: string | null
}

/** The state of an archive: being created, or ready. Renders nothing without one. */
export function ArchiveState({ archive, until }: ArchiveStateProps) {
  if (archive.state === 'none') return null
  if (archive.state === 'ready')
    return (
      <>
        <p role="status">
          Your archive is ready, {inMegabytes(archive.bytes)}. It can be downloaded until {until}.
        </p>
        <p className={styles.checksum}>
          SHA-256: <code>{archive.sha256}</code>
        </p>
      </>
    )
  return (
    <div role="status" className={styles.making}>
      <span>
        {archive.hasTrouble
          ? 'That did not work and will be retried automatically. You can close this page.'
          : archive.total === 0
            ? 'Your archive is queued. You can close this page.'
            : `Your archive is being made: ${archive.done} of ${archive.total} parts. You can close this page.`}
      </span>
      <progress
        className={styles.bar}
        value={archive.done}
        max={Math.max(1, archive.total)}
        aria-label="Parts of the archive"
      />
    </div>
  )
}

function inMegabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
