/** What the header needs to know about the user. */
export type NavViewer = {
  id: string
  name: string
  /** A guest came through an invite link with just a name. */
  kind: 'member' | 'guest'
  /** They are an administrator. */
  admin?: boolean
}
