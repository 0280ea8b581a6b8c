'use client'

import { Modal } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { Openable } from '@/components/ui/menu/when-opened'
import { SearchBox } from './search-box'
import styles from './search-dialog.module.css'

/** The command palette: finds any handbook page and any case by its title or a common name. */
export function SearchDialog({ opened, onClose }: Openable) {
  const router = useRouter()
  return (
    <Modal.Root opened={opened} onClose={onClose} size={600} yOffset="10vh">
      <Modal.Overlay />
      {/* Without Mantine's header, which would be a second banner on the page. */}
      <Modal.Content aria-label="Search handbook and cases">
        <Modal.Body className={styles.body}>
          <SearchBox
            label="Search handbook and cases"
            placeholder="A pattern, a concept, a case, a question"
            onChoose={({ address }) => {
              onClose()
              router.push(address)
            }}
          />
          <Modal.CloseButton size={36} aria-label="Close the search" />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
