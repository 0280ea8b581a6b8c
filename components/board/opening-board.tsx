import classes from './canvas.module.css'

/** Covers the place of a board that is not drawn yet, so that nobody mistakes it for an empty board. */
export function OpeningBoard() {
  return (
    <p className={classes.opening} role="status">
      Opening the board
    </p>
  )
}
