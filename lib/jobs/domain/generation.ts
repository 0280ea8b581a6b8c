/**
 * The generation of this release. It is raised with a release that begins to store what the ones before can't read, so
 * that it can wait for their processes to stop during a rolling update: 1 stores recordings.
 */
export const GENERATION = 1
