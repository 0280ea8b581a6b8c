/**
 * The generation of this release. Raised with a release that starts to store something earlier ones can't
 * read, so that during a rolling update it can wait for their processes to stop: 1 stores recordings.
 */
export const GENERATION = 1
