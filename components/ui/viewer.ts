/** What the header needs to know of the person in front of it. */
export type Viewer = {
  name: string
  /** Came through an invite link with just a name. */
  guest: boolean
}
