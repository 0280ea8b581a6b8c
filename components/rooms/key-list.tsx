import { Drawer } from '@mantine/core'
import { Kbd } from '@/components/ui/kbd'
import styles from './key-list.module.css'

const KEYS: [keys: string[], what: string][] = [
  [['N'], 'Next step (for who runs the round)'],
  [['P'], 'Pause or go on'],
  [['H'], 'Next hint of this step'],
  [['1', '–', '7'], 'Choose a dimension, then 1 to 4 marks it'],
  [['/'], 'Write a private note'],
  [['[', ']'], 'Fold the left or right panel'],
  [['F6'], 'Go from Board to Worksheet, Chat and Guide'],
  [['?'], 'This list'],
]

/** The keys that work while the caret is not in a text or on the board. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Keys" position="right" size="sm">
      <dl className={styles.list}>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>They work while you are not typing and not drawing.</p>
    </Drawer>
  )
}
