'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { FormError } from '@/components/ui/error-note'
import type { WorkHere } from '@/lib/rooms/client/unsaved/work-here'
import { workSentence } from './work-sentence'

type SignOutDialogProps = {
  /** What signing out would delete; null when there is nothing. */
  work: WorkHere | null
  /** Why signing out did not work. */
  problem: string | null
  onStay: () => void
  onLeave: () => void
}

/** Asks before unsent work is deleted, and says when somebody is still signed in. */
export function SignOutDialog({ work, problem, onStay, onLeave }: SignOutDialogProps) {
  return (
    <Modal opened onClose={onStay} title={work ? 'Not everything is sent yet' : 'You are still signed in'}>
      {work && <Text>{workSentence(work)}</Text>}
      {problem && <FormError>{problem}</FormError>}
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onStay}>
          Stay signed in
        </Button>
        {work && (
          <Button color="red" onClick={onLeave}>
            Delete it and sign out
          </Button>
        )}
      </Group>
    </Modal>
  )
}
