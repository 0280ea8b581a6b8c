'use client'

import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDotsVertical } from '@tabler/icons-react'
import Link from 'next/link'
import type { RefObject } from 'react'
import type { CaseVisibility } from '@/lib/cases/domain/draft'
import styles from './case-editor.module.css'
import { VISIBILITY_WORDS } from './visibility-words'

type PublishPanelProps = {
  id: string
  visibility: CaseVisibility
  publishable: boolean
  busy: boolean
  menuButton: RefObject<HTMLButtonElement | null>
  onPublish: () => void
  onShare: () => void
  onStopSharing: () => void
  onWithdraw: () => void
  onVersions: () => void
  onExport: () => void
  onDelete: () => void
}

/** Who can use the case, and the actions on it. */
export function PublishPanel({ id, visibility, publishable, busy, menuButton, ...on }: PublishPanelProps) {
  const isPublished = visibility !== 'draft'
  return (
    <div className={styles.actions}>
      <span className={styles.visibility}>{VISIBILITY_WORDS[visibility]}</span>
      {isPublished && (
        <Link href={`/cases/${id}`} className={styles.open}>
          Open
        </Link>
      )}
      <Button variant="default" onClick={on.onExport}>
        Export
      </Button>
      <Button onClick={on.onPublish} disabled={!publishable || busy}>
        {isPublished ? 'Publish new version' : 'Publish'}
      </Button>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon ref={menuButton} size={36} aria-label="More actions">
            <IconDotsVertical size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={on.onShare} disabled={!isPublished}>
            {visibility === 'shared' ? 'New share link' : 'Share by link'}
          </Menu.Item>
          {visibility === 'shared' && <Menu.Item onClick={on.onStopSharing}>Stop sharing</Menu.Item>}
          {isPublished && <Menu.Item onClick={on.onWithdraw}>Make it a draft again</Menu.Item>}
          <Menu.Item onClick={on.onVersions}>Versions</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={on.onDelete}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
