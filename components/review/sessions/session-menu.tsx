'use client'

import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/action/confirm-dialog'
import { LateMenu } from '@/components/ui/menu/late-menu'
import { whenOpened } from '@/components/ui/menu/when-opened'
import { useSessionChanges } from './session-changes'

const SessionDrop = whenOpened(() => import('./session-drop').then((file) => file.SessionDrop))

type SessionMenuProps = {
  session: { id: string; title: string }
  isPinned: boolean
  /** The number of the viewer's links that are revoked when it is moved to the trash. */
  links: number
}

/** Actions for one past session. */
export function SessionMenu({ session, isPinned, links }: SessionMenuProps) {
  const { change } = useSessionChanges()
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const trash = () => void change('trash', session)
  return (
    <>
      <LateMenu
        load={SessionDrop.load}
        button={(props) => (
          <ActionIcon
            ref={button}
            size={36}
            variant="subtle"
            aria-label={`More for ${session.title}`}
            {...props}
          >
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        )}
        menu={(props) => (
          <SessionDrop
            {...props}
            isPinned={isPinned}
            onPin={() => void change(isPinned ? 'unpin' : 'pin', session)}
            onTrash={() => {
              if (links === 0) return trash()
              button.current?.focus()
              setAsking(true)
            }}
          />
        )}
      />
      <ConfirmDialog
        opened={asking}
        title="Move this session to your trash?"
        confirm="Move to trash"
        cancel="Keep it"
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          trash()
        }}
      >
        {links === 1
          ? 'Your link to it stops working at once'
          : `Your ${links} links to it stop working at once`}
        , and restoring the session does not bring {links === 1 ? 'it' : 'them'} back.
      </ConfirmDialog>
    </>
  )
}
