'use client'

import { ActionIcon } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconPictureInPicture } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { formatFixedClock } from '@/components/ui/format/format-time'
import type { Player } from '@/lib/review/client/player'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './clock-window.module.css'
import { stepAt } from './step-at'
import { usePlayer } from './use-replay'

/** Document Picture-in-Picture, which only some browsers support, and only on https or localhost. */
type SmallWindows = { requestWindow: (size: { width: number; height: number }) => Promise<Window> }

/** In pixels. */
const SIZE = { width: 240, height: 120 }

type ClockWindowProps = { player: Player; record: Pick<SessionRecord, 'visits'> }

/** Opens the clock of a replay in a small window that stays on top. Not rendered if the browser does not support it. */
export function ClockWindow({ player, record }: ClockWindowProps) {
  const [opened, setOpened] = useState<Window | null>(null)
  const mounted = useMounted()
  useEffect(() => () => opened?.close(), [opened])
  const windows = mounted ? smallWindows() : undefined
  if (!windows) return null

  const open = async () => {
    if (opened) return opened.close()
    const small = await windows.requestWindow(SIZE)
    takeLooks(small.document)
    small.addEventListener('pagehide', () => setOpened(null))
    setOpened(small)
  }
  return (
    <>
      <ActionIcon
        className={styles.open ?? ''}
        variant="subtle"
        aria-pressed={opened !== null}
        aria-label="Clock in a small window"
        title="Clock in a small window that stays on top"
        // The browser refused: the clock stays in the page.
        onClick={() => void open().catch(() => {})}
      >
        <IconPictureInPicture size={18} stroke={1.7} aria-hidden="true" />
      </ActionIcon>
      {opened && createPortal(<SmallClock player={player} record={record} />, opened.document.body)}
    </>
  )
}

function SmallClock({ player, record }: ClockWindowProps) {
  const second = usePlayer(player, ({ position }) => Math.floor(position / 1000))
  const step = usePlayer(player, ({ position }) => stepAt(record, position))
  const isPlaying = usePlayer(player, ({ playing }) => playing)
  return (
    <main className={styles.clock}>
      <h1>
        <b>{formatFixedClock(second)}</b> / {formatFixedClock(player.total / 1000)}
      </h1>
      <p className={styles.step}>{step}</p>
      <button type="button" className={styles.play} onClick={() => player.toggle()}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
    </main>
  )
}

function smallWindows(): SmallWindows | undefined {
  return (window as Window & { documentPictureInPicture?: SmallWindows }).documentPictureInPicture
}

/** Makes the new window look like the page: the same styles, color scheme and language. */
function takeLooks(small: Document): void {
  const { documentElement: page } = document
  for (const { name, value } of page.attributes) small.documentElement.setAttribute(name, value)
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
    small.head.append(sheet.cloneNode(true))
  small.title = 'Clock'
}
