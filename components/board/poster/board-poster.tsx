import { memo } from 'react'
import type { Poster, PosterPath, PosterShape, PosterText } from '@/lib/board/domain/poster/poster-of'
import styles from './board-poster.module.css'

/** Excalidraw's numbers for the fonts that are not handwritten. */
const FONTS: Readonly<Record<number, string>> = {
  2: 'var(--tp-font-ui)',
  3: 'var(--tp-font-mono)',
  6: 'var(--tp-font-ui)',
  8: 'var(--tp-font-mono)',
}

/**
 * A picture of a board, shown where the canvas will appear until the canvas has been drawn. Screen readers skip it.
 */
export const BoardPoster = memo(function BoardPoster({ poster }: { poster: Poster }) {
  const { x, y, width, height, shapes } = poster
  return (
    <div className={styles.poster} aria-hidden="true" data-board-poster>
      <svg viewBox={`${x} ${y} ${width} ${height}`} style={{ maxWidth: width, maxHeight: height }}>
        <title>Board</title>
        {shapes.map((shape) => (
          <Shape key={shape.id} {...shape} />
        ))}
      </svg>
    </div>
  )
})

function Shape({ x, y, width, height, turn, opacity, drawn, text, isImage }: PosterShape) {
  const turned = turn === 0 ? '' : ` rotate(${turn} ${width / 2} ${height / 2})`
  return (
    <g transform={`translate(${x} ${y})${turned}`} {...(opacity < 1 && { opacity })}>
      {drawn && <Drawn {...drawn} />}
      {text && <Lines {...text} width={width} height={height} />}
      {isImage && <rect className={styles.image} width={width} height={height} />}
    </g>
  )
}

function Drawn({ path, tips, stroke, strokeWidth, dash, fill, fillOpacity }: PosterPath) {
  return (
    <>
      <path
        d={path}
        stroke={stroke}
        strokeWidth={strokeWidth}
        strokeDasharray={dash}
        fill={fill}
        {...(fillOpacity < 1 && fill !== 'none' && { fillOpacity })}
      />
      {tips && <path d={tips} stroke={stroke} strokeWidth={strokeWidth} fill="none" />}
    </>
  )
}

function Lines(props: PosterText & { width: number; height: number }) {
  const { lines, color, fontSize, fontFamily, anchor, lineHeight, isLabel, width, height } = props
  const x = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
  return (
    <>
      {isLabel && <rect className={styles.room} width={width} height={height} />}
      <text
        fill={color}
        fontSize={fontSize}
        fontFamily={FONTS[fontFamily] ?? 'var(--tp-font-hand)'}
        textAnchor={anchor}
      >
        {lines.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a poster never change places
          <tspan key={index} x={x} y={(index + 0.5) * lineHeight}>
            {words}
          </tspan>
        ))}
      </text>
    </>
  )
}
