/** A start for a design: quick lines, which find what the board already has and draw the rest. */
export type Template = Readonly<{ name: string; lines: readonly string[] }>

/** Common starts of designs. */
export const TEMPLATES: readonly Template[] = [
  {
    name: 'Web app with a cache',
    lines: [
      'Web app (client) -> Load balancer -> Web service',
      'Web service -> Cache',
      'Web service -> Database (relational db)',
    ],
  },
  {
    name: 'Work in the background',
    lines: [
      'API service ~> Jobs (queue) ~> Job worker -> Database (relational db)',
      'API service -> Database',
    ],
  },
  {
    name: 'Events for several readers',
    lines: [
      'Order service ~> Events (stream) ~> Mail worker',
      'Events ~> Report worker -> Warehouse (relational db)',
    ],
  },
  {
    name: 'Files near their readers',
    lines: ['Browser (client) -> CDN -> File store (blob store)', 'Browser -> Upload service -> File store'],
  },
  {
    name: 'Search beside a database',
    lines: [
      'API service -> Database (relational db)',
      'Database ~> Changes (stream) ~> Indexer (worker) -> Search index',
      'API service -> Search index',
    ],
  },
]
