'use client'

import { Menu } from '@mantine/core'
import {
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconPencil,
  IconPhoto,
  IconTable,
  IconVector,
} from '@tabler/icons-react'
import { LateMenuDrop } from '@/components/ui/menu/late-menu-drop'
import type { Openable } from '@/components/ui/menu/when-opened'
import { boardFigures } from '@/lib/review/domain/board-figures'
import { figuresTable } from '@/lib/review/domain/export/figures-table'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import type { KeptRound, RoundFormat } from './round-file'

type DownloadDropProps = Openable & {
  round: KeptRound
  onChoose: (format: RoundFormat) => void
  onArchive: () => void
}

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const

/** The files that can be saved of the round; kinds with no content are left out. */
export function DownloadDrop({ round, onChoose, onArchive, ...props }: DownloadDropProps) {
  const { board, fields } = round.record
  const hasFigures = props.opened && figuresTable(fields, boardFigures(unpackBoard(board))) !== null
  return (
    <LateMenuDrop {...props} label="Download" width={300}>
      <Menu.Item leftSection={<IconFileText {...ICON} />} onClick={() => onChoose('md')}>
        Design document (Markdown)
      </Menu.Item>
      <Menu.Item leftSection={<IconFileTypePdf {...ICON} />} onClick={() => onChoose('pdf')}>
        Design document (PDF)
      </Menu.Item>
      {hasFigures && (
        <Menu.Item leftSection={<IconTable {...ICON} />} onClick={() => onChoose('csv')}>
          Calculations (CSV)
        </Menu.Item>
      )}
      {board !== '' && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPhoto {...ICON} />} onClick={() => onChoose('png')}>
            Board as a picture (PNG)
          </Menu.Item>
          <Menu.Item leftSection={<IconVector {...ICON} />} onClick={() => onChoose('svg')}>
            Board as a vector drawing (SVG)
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => onChoose('excalidraw')}>
            Board to edit in Excalidraw
          </Menu.Item>
        </>
      )}
      <Menu.Divider />
      <Menu.Item leftSection={<IconFileZip {...ICON} />} onClick={onArchive}>
        Session archive, to replay elsewhere…
      </Menu.Item>
    </LateMenuDrop>
  )
}
