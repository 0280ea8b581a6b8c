import styles from './board-drawing.module.css'
import { FILLS, STROKES, TEXTS } from './board-paths'

/** The selected box, with room for its outline. */
const SELECTED = { x: 615, y: 243, width: 146, height: 100 } as const

const CORNERS = [
  [SELECTED.x, SELECTED.y],
  [SELECTED.x + SELECTED.width, SELECTED.y],
  [SELECTED.x, SELECTED.y + SELECTED.height],
  [SELECTED.x + SELECTED.width, SELECTED.y + SELECTED.height],
] as const

/** The drawing on the preview's board; decorative. */
export function BoardDrawing() {
  return (
    <svg className={styles.board} viewBox="0 0 790 470" aria-hidden="true" focusable="false">
      <g className={styles.ink}>
        {FILLS.map(({ fill, d }) => (
          <path key={fill} fill={fill} d={d} />
        ))}
        {STROKES.map(({ stroke, width, d }) => (
          <path key={stroke} fill="none" stroke={stroke} strokeWidth={width} d={d} />
        ))}
        {TEXTS.map(({ x, y, size, fill, anchor, text }) => (
          <text key={`${x} ${y}`} x={x} y={y} fontSize={size} fill={fill} textAnchor={anchor}>
            {text}
          </text>
        ))}
      </g>
      <rect className={styles.frame} {...SELECTED} />
      {CORNERS.map(([x, y]) => (
        <rect key={`${x} ${y}`} className={styles.corner} x={x - 4} y={y - 4} width="8" height="8" rx="2" />
      ))}
    </svg>
  )
}
