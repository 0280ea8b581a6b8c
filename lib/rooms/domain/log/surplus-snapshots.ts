/** Maximum number of snapshots per room: seeking in a log of 38,000 events then reads at most 300 of them. */
export const SNAPSHOTS_A_ROOM = 128
/**
 * Maximum total size of a room's snapshots, in bytes; at least the two newest are kept whatever their size.
 */
export const SNAPSHOT_BYTES_A_ROOM = 32 * 1024 * 1024
const AT_LEAST = 2

export type KeptSnapshot = { seq: number; bytes: number }

/**
 * Chooses which snapshots of a room to delete, so that the remaining ones are few, small and spread evenly
 * over the log: each time the one whose neighbours are closest to each other. The newest is never deleted.
 * @param kept in log order
 * @returns their sequence numbers
 */
export function surplusSnapshots(kept: readonly KeptSnapshot[]): number[] {
  const left = [...kept]
  const dropped: number[] = []
  let bytes = left.reduce((sum, snapshot) => sum + snapshot.bytes, 0)
  while (left.length > SNAPSHOTS_A_ROOM || (bytes > SNAPSHOT_BYTES_A_ROOM && left.length > AT_LEAST)) {
    const [gone] = left.splice(mostCrowded(left), 1)
    if (!gone) break
    bytes -= gone.bytes
    dropped.push(gone.seq)
  }
  return dropped
}

/** The index whose removal leaves the smallest gap; never the last. */
function mostCrowded(snapshots: readonly KeptSnapshot[]): number {
  let found = 0
  let smallest = Number.POSITIVE_INFINITY
  for (let place = 0; place < snapshots.length - 1; place++) {
    const gap = (snapshots[place + 1]?.seq ?? 0) - (snapshots[place - 1]?.seq ?? 0)
    if (gap >= smallest) continue
    found = place
    smallest = gap
  }
  return found
}
