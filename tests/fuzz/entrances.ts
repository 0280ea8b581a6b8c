import { boardForms } from './generators/board-edits'
import { caseForms, estimateForms } from './generators/case-sources'
import { frameForms } from './generators/frames'
import { imageForms } from './generators/images'
import { requestForms } from './generators/requests'
import { roundForms } from './generators/round-commands'
import { sheetForms } from './generators/sheet-updates'
import { upgradeForms } from './generators/upgrades'
import type { Forms } from './input'
import { actionIds } from './senders/action-ids'
import { openCaseSender } from './senders/case-sender'
import { openCommandSender } from './senders/command-sender'
import { openFrameSender } from './senders/frame-sender'
import { openImageSender } from './senders/image-sender'
import { openRequestSender, openUpgradeSender } from './senders/raw-sender'
import type { OpenSender } from './senders/sender'

/** A way into the server: what is sent there, how, and over how many connections at a time. */
export type Entrance = { name: string; forms: Forms; open: OpenSender; lanes: number }

/** Only those of the socket side. */
export const SOCKET_ENTRANCES: readonly Entrance[] = [
  { name: 'upgrades', forms: upgradeForms, open: openUpgradeSender, lanes: 4 },
  { name: 'frames', forms: frameForms, open: openFrameSender, lanes: 4 },
  { name: 'commands', forms: roundForms, open: (target) => openCommandSender('round', target), lanes: 8 },
  { name: 'board', forms: boardForms, open: (target) => openCommandSender('board', target), lanes: 8 },
  { name: 'sheet', forms: sheetForms, open: (target) => openCommandSender('sheet', target), lanes: 8 },
]

/** Every entrance of the built app. */
export const ENTRANCES: readonly Entrance[] = [
  ...SOCKET_ENTRANCES,
  { name: 'cases', forms: caseForms, open: openCaseSender, lanes: 3 },
  { name: 'estimates', forms: estimateForms, open: openCaseSender, lanes: 3 },
  { name: 'images', forms: imageForms, open: openImageSender, lanes: 3 },
  { name: 'requests', forms: requestForms(Object.values(actionIds())), open: openRequestSender, lanes: 4 },
]

/** @throws when there is no such entrance */
export function entranceNamed(name: string): Entrance {
  const found = ENTRANCES.find((entrance) => entrance.name === name)
  const names = ENTRANCES.map((entrance) => entrance.name).join(', ')
  if (!found) throw new Error(`There is no entrance "${name}"; there are ${names}`)
  return found
}
