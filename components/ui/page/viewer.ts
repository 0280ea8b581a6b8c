/** What the header needs to know of the person in front of it. */
export type NavViewer = {
  id: string
  name: string
  /** A guest came through an invite link with just a name. */
  kind: 'member' | 'guest'
  /** They run the site. */
  admin?: boolean
}
