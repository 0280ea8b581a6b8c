import type { EventIntake } from '../streams/event-intake'
import type { OwnWork } from '../unsaved/own-work'
import type { Saving } from '../unsaved/saving'
import type { ViewStore } from '../view/view-store'
import type { ConnectionOptions } from './connection-options'
import type { RoomEntry } from './entry'

type BeginOptions = Pick<ConnectionOptions, 'opening'> & {
  work: OwnWork
  saving: Saving
  intake: EventIntake
  entry: RoomEntry
  shown: ViewStore
}

/**
 * Restores what is known before there is a connection: the work that an earlier page left waiting, and the
 * state that came with this page. The join asks for what has happened since.
 */
export async function begin({ opening, work, saving, intake, entry, shown }: BeginOptions): Promise<void> {
  await saving.restore()
  if (opening) {
    // After the restore: an earlier page's edits are shown from the board's next reset on.
    const { state, number, role, lastOp } = opening
    work.skipTo(lastOp)
    shown.set({ round: intake.begin(state), me: { number, role } })
  }
  // Only the server knows whether the embedded state already includes some of it.
  if (work.size > 0) entry.askForAll()
}
