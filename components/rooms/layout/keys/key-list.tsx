'use client'

import { Drawer } from '@mantine/core'
import { Kbd } from '@/components/ui/kbd'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import styles from './key-list.module.css'
import { BOARD_KEYS, type ListedKey, listedKeys } from './shortcuts'

export type KeyListProps = {
  opened: boolean
  onClose: () => void
  /** Null before the first join. */
  role: RoomRole | null
  mode: RoomMode
}

/** The keys that this person has in the room. */
export function KeyList({ opened, onClose, role, mode }: KeyListProps) {
  const { everywhere, outside } = listedKeys(role, mode)
  return (
    <Drawer opened={opened} onClose={onClose} title="Keys" position="right" size="sm">
      <Keys title="Anywhere" keys={everywhere} />
      <Keys title="Outside text fields and the board" keys={outside} />
      {role !== 'observer' && <Keys title="On the board" keys={BOARD_KEYS} />}
    </Drawer>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly ListedKey[] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl className={styles.list}>
        {keys.map(({ keys: names, what }) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
