import type { RoomMode } from '@/lib/framework/roles'
import type { RoundMinutes } from '@/lib/framework/steps'
import { leftOut } from '@/lib/rooms/domain/round/plan'

type LeftOutProps = { minutes: RoundMinutes; mode?: RoomMode; className?: string | undefined }

const LIST = new Intl.ListFormat('en')

/** Lists the steps for which a short round has no minutes. Renders nothing if every step has some. */
export function LeftOut({ minutes, mode = 'pair', className }: LeftOutProps) {
  const titles = leftOut(minutes, mode).map((title) => `the ${title.toLowerCase()}`)
  if (titles.length === 0) return null
  return (
    <p className={className}>
      A {minutes}-minute round leaves out {LIST.format(titles)}.
      {mode === 'pair' && ' Greet each other before you start.'}
    </p>
  )
}
