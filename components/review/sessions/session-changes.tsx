'use client'

import { Button, CloseButton } from '@mantine/core'
import { useRouter } from 'next/navigation'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useAction } from '@/components/ui/action/use-action'
import { FormError } from '@/components/ui/error-note'
import {
  deleteSessionAction,
  pinSessionAction,
  restoreSessionAction,
  trashSessionAction,
} from '@/lib/review/session-actions'
import styles from './session-changes.module.css'

export type SessionChange = 'pin' | 'unpin' | 'trash' | 'restore' | 'delete'
type Session = { id: string; title: string }

/** For each change: the server call, the message, and the change that undoes it. */
const CHANGES: Record<
  SessionChange,
  { run: (roomId: string) => ReturnType<typeof trashSessionAction>; done: string; undo: SessionChange | null }
> = {
  pin: {
    run: (roomId) => pinSessionAction({ roomId, pinned: true }),
    done: 'is pinned to the top.',
    undo: 'unpin',
  },
  unpin: {
    run: (roomId) => pinSessionAction({ roomId, pinned: false }),
    done: 'is no longer pinned.',
    undo: 'pin',
  },
  trash: {
    run: (roomId) => trashSessionAction({ roomId }),
    done: 'is in your trash for 30 days.',
    undo: 'restore',
  },
  restore: {
    run: (roomId) => restoreSessionAction({ roomId }),
    done: 'is back in your list.',
    undo: 'trash',
  },
  delete: { run: (roomId) => deleteSessionAction({ roomId }), done: 'is deleted for good.', undo: null },
}

type Changes = { pending: boolean; change: (change: SessionChange, session: Session) => Promise<boolean> }

const ChangesContext = createContext<Changes>({ pending: false, change: async () => false })

/** Changes a session of the list, shows a message, and offers to undo the change. */
export const useSessionChanges = (): Changes => useContext(ChangesContext)

/** The lists in which sessions are pinned, deleted and restored, with the latest change shown below. */
export function SessionChanges({ children }: { children: ReactNode }) {
  const router = useRouter()
  const { pending, problem, run, clear } = useAction()
  const [last, setLast] = useState<{ change: SessionChange; session: Session } | null>(null)
  const note = useRef<HTMLDivElement>(null)
  const change = useCallback(
    async (kind: SessionChange, session: Session) => {
      const done = await run(() => CHANGES[kind].run(session.id))
      if (!done) {
        // The list may be out of date: the current one shows why the change failed.
        router.refresh()
        return false
      }
      setLast({ change: kind, session })
      router.refresh()
      return true
    },
    [run, router],
  )
  // The focused element disappears with its row.
  useEffect(() => {
    if (last) note.current?.querySelector('button')?.focus()
  }, [last])
  const close = () => {
    setLast(null)
    clear()
  }
  const changes = useMemo(() => ({ pending, change }), [pending, change])
  const undo = last && CHANGES[last.change].undo
  return (
    <ChangesContext value={changes}>
      {children}
      <div className={styles.place}>
        <div role="status">
          {last && !problem && (
            <div ref={note} className={styles.note}>
              <p>
                <b>{last.session.title}</b> {CHANGES[last.change].done}
              </p>
              {undo && (
                <Button
                  variant="default"
                  size="xs"
                  loading={pending}
                  onClick={() => void change(undo, last.session)}
                >
                  Undo
                </Button>
              )}
              <CloseButton aria-label="Close this note" onClick={close} />
            </div>
          )}
        </div>
        {problem && (
          <div className={styles.note}>
            <FormError>{problem}</FormError>
            <CloseButton aria-label="Close this note" onClick={close} />
          </div>
        )}
      </div>
    </ChangesContext>
  )
}
