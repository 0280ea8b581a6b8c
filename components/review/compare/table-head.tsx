/** A heading for the rows, and the names of the two rounds. */
export function TableHead({ rows, names }: { rows: string; names: readonly [string, string] }) {
  const [left, right] = names
  return (
    <thead>
      <tr>
        <th scope="col">{rows}</th>
        <th scope="col">{left}</th>
        <th scope="col">{right}</th>
      </tr>
    </thead>
  )
}
