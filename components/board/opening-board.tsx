import classes from './canvas.module.css'

/** Stands over the place of a board that is not drawn yet, so that nobody takes it for an empty one. */
export function OpeningBoard() {
  return (
    <p className={classes.opening} role="status">
      Opening the board
    </p>
  )
}
