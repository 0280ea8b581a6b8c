import {
  IconArrowRight,
  IconBulb,
  IconCircle,
  IconDiamond,
  IconEraser,
  IconHandFinger,
  IconLine,
  IconPencil,
  IconPointer,
  IconSend2,
  IconSquare,
  IconTypography,
} from '@tabler/icons-react'
import { PointMark } from '@/components/marks/point-mark'
import { Ruler } from '@/components/marks/ruler'
import { Avatar } from '@/components/ui/avatar'
import { Logo } from '@/components/ui/page/logo'
import { SaveState } from '@/components/ui/save-state'
import { BoardDrawing } from './board-drawing'
import { CHAT, DATA_MODEL, FIELDS, HINT, MARKS, NOW, PLANNED, STEPS_SO_FAR } from './preview-scene'
import styles from './room-preview.module.css'

const TOOLS = [
  IconHandFinger,
  IconPointer,
  IconSquare,
  IconDiamond,
  IconCircle,
  IconArrowRight,
  IconLine,
  IconPencil,
  IconTypography,
  IconEraser,
]
const TOOL_IN_HAND = 2

/** The room as a candidate sees it, built from the room's own components. A picture: nothing in it is interactive. */
export function RoomPreview() {
  return (
    <div
      className={styles.window}
      role="img"
      aria-label="The room as the candidate sees it: a stage bar with the clock, a drawn architecture on the board, the worksheet and the chat."
    >
      <div className={styles.room} aria-hidden="true" inert>
        <RoomBar />
        <StageBar />
        <div className={styles.body}>
          <Board />
          <Dock />
        </div>
      </div>
    </div>
  )
}

function RoomBar() {
  return (
    <div className={styles.bar}>
      <Logo size={20} />
      <b className={styles.title}>Library loans</b>
      <span className={styles.role}>Candidate</span>
      <SaveState state={{ status: 'saved' }} />
      <span className={styles.space} />
      <span className={styles.person}>
        <Avatar name="Ines Duarte" />
        <span>
          Ines<small>you</small>
        </span>
      </span>
      <span className={styles.person}>
        <Avatar name="Mara Kovac" />
        <span>
          Mara<small>interviewer</small>
        </span>
      </span>
    </div>
  )
}

function StageBar() {
  return (
    <div className={styles.stage}>
      <div className={styles.step}>
        <PointMark points={['how']} size={22} />
        <div>
          <b>Data models</b>
          <small>HOW · step 10 of 16</small>
        </div>
        <span className={styles.left}>1:00</span>
      </div>
      <div className={styles.ruler}>
        <Ruler segments={STEPS_SO_FAR} nowMinute={NOW} plannedMinute={PLANNED} marks={MARKS} height={16} />
      </div>
      <div className={styles.clock}>
        <div>
          <b>18:24</b>
          <small>left of 45:00</small>
        </div>
        <span className={styles.pace}>2:36 behind</span>
      </div>
    </div>
  )
}

function Board() {
  return (
    <div className={styles.boardArea}>
      <div className={styles.tools}>
        {TOOLS.map((Tool, index) => (
          <span
            key={Tool.displayName ?? index}
            className={`${styles.tool} ${index === TOOL_IN_HAND ? styles.toolOn : ''}`}
          >
            <Tool size={16} stroke={1.6} />
          </span>
        ))}
      </div>
      <BoardDrawing />
      <span className={styles.zoom}>90%</span>
    </div>
  )
}

function Dock() {
  return (
    <div className={styles.dock}>
      <div className={styles.tabs}>
        <span className={styles.tabOn}>Worksheet</span>
        <span>
          Hints<span className={styles.count}>{MARKS.length}</span>
        </span>
        <span>Prompt</span>
      </div>
      <div className={styles.hint}>
        <div className={styles.hintHead}>
          <IconBulb size={15} stroke={1.8} />
          Hint from Mara <time>26:31</time>
        </div>
        <p>{HINT}</p>
      </div>
      {FIELDS.map(({ point, label, said }) => (
        <div key={label} className={styles.field}>
          <PointMark points={[point]} />
          {label}
          <small>{said}</small>
        </div>
      ))}
      <div className={`${styles.field} ${styles.fieldOpen}`}>
        <PointMark points={['how']} />
        Data models
      </div>
      <div className={styles.doc}>
        {DATA_MODEL.map((line, index) => (
          <p key={line}>
            {line}
            {index === DATA_MODEL.length - 1 && <span className={styles.caret} />}
          </p>
        ))}
      </div>
      <div className={styles.chat}>
        <p className={styles.chatTitle}>Chat</p>
        {CHAT.map(({ who, at, text }) => (
          <p key={at} className={styles.message}>
            <b>{who}</b>
            <time>{at}</time>
            <span>{text}</span>
          </p>
        ))}
        <div className={styles.entry}>
          Message Mara
          <IconSend2 size={16} stroke={1.6} />
        </div>
      </div>
    </div>
  )
}
