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
 * Takes over what is known before there is a line: what an earlier page left waiting, and the state that came with
 * this page. The join asks for what happened since.
 */
export async function begin({ opening, work, saving, intake, entry, shown }: BeginOptions): Promise<void> {
  await saving.restore()
  if (opening) {
    // After the restoring: edits of an earlier page are shown from the next reset of the board on.
    const { state, number, role, lastOp } = opening
    work.skipTo(lastOp)
    shown.set({ round: intake.begin(state), me: { number, role } })
  }
  // Only the server knows whether the embedded state already includes some of it.
  if (work.size > 0) entry.askForAll()
}
