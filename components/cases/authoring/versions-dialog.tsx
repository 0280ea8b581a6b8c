'use client'

import { Button, Modal } from '@mantine/core'
import { formatDayTime } from '@/components/ui/format/format-time'
import type { VersionLine } from '@/lib/cases/domain/draft'
import styles from './case-editor.module.css'

type VersionsDialogProps = {
  versions: readonly VersionLine[]
  timeZone: string
  opened: boolean
  onClose: () => void
  onLoad: (versionId: string) => void
  onExport: (versionId: string) => void
}

/** Earlier published versions. A version can be restored into the editor or saved as a file. */
export function VersionsDialog({
  versions,
  timeZone,
  opened,
  onClose,
  onLoad,
  onExport,
}: VersionsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Versions" size="lg">
      {versions.length === 0 && <p>None yet. Each change that you publish is kept here as a version.</p>}
      <ul>
        {versions.map(({ id, createdAt, title, current }) => (
          <li key={id} className={styles.version}>
            <span>
              <b>{formatDayTime(createdAt, timeZone, new Date())}</b>
              {current && ' (current)'}
              <small>{title}</small>
            </span>
            <Button size="xs" variant="default" onClick={() => onLoad(id)}>
              Load into the editor
            </Button>
            <Button size="xs" variant="default" onClick={() => onExport(id)}>
              Export
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
