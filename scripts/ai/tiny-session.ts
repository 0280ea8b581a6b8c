import type { GradedRecord } from '@/lib/grading/server/ai/grade-dimension'

/** A session of a few lines in which some statements about trade-offs are clearly true and others clearly not. */
export const TINY_SESSION: GradedRecord = {
  task: 'Design a service that shortens links.',
  notes: {},
  pieces: [
    {
      id: 's1',
      kind: 'step',
      title: 'Step of the round',
      text: 'Trade-offs: 2 min planned, 3:10 taken, began at 20:00',
      by: 'candidate',
      citable: true,
      pointer: null,
    },
    {
      id: 'w1',
      kind: 'worksheet',
      title: 'Worksheet, Trade-offs',
      text: 'Key-value store for the links, because every read is by key. Postgres was the other candidate; it lost because nothing here needs joins. The cost I accept: no reports over all links.',
      by: 'candidate',
      citable: true,
      pointer: null,
    },
    {
      id: 'p1',
      kind: 'part',
      title: 'Part on the board (key-value/document db)',
      text: 'Links',
      by: 'candidate',
      citable: true,
      pointer: null,
    },
  ],
}
