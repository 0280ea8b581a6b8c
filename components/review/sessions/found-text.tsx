import Link from 'next/link'
import { formatClock } from '@/components/ui/format/format-time'
import { fieldPath, fieldTitle } from '@/lib/review/domain/field-link'
import { sessionPath } from '@/lib/review/domain/moment-link'
import type { FoundPiece } from '@/lib/review/domain/sessions/search-piece'
import styles from './found-text.module.css'

/** A search hit in a session, with a link to its moment or field. */
export function FoundText({ roomId, found: { place, extract } }: { roomId: string; found: FoundPiece }) {
  const { name, path } = wayTo(roomId, place)
  return (
    <Link href={path} className={styles.found} prefetch={false}>
      <span className={styles.place}>{name}</span>
      <q className={styles.text}>
        {extract.map(({ text, matches }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
          matches ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </q>
    </Link>
  )
}

function wayTo(roomId: string, place: FoundPiece['place']): { name: string; path: string } {
  switch (place.in) {
    case 'worksheet':
      return { name: `Worksheet, ${fieldTitle(place.field)}`, path: fieldPath(roomId, place.field) }
    case 'board':
      return { name: 'Board', path: sessionPath(roomId, null) }
    case 'chat':
      return {
        name: `Chat, ${formatClock(place.elapsed / 1000)}`,
        path: sessionPath(roomId, place.elapsed),
      }
    case 'notes':
      return {
        name: `Your notes, ${formatClock(place.elapsed / 1000)}`,
        path: sessionPath(roomId, place.elapsed),
      }
  }
}
