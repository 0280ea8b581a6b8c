// The boundaries of docs/ARCHITECTURE.md as rules. `npm run lint:boundaries` also checks that every file was seen.

const tests = '\\.test\\.tsx?$|^tests/'
/** Rules: no clock, no I/O. */
const pure = '^lib/([^/]+/domain|framework|board/graph)/'
/** What runs in a browser. */
const browser = '^(components|lib/([^/]+/client|board/canvas))/'
const packages = (...names) => `^node_modules/(${names.join('|')})(/|$)`

/** Modules from the bottom up: each may use those of the rows above its own, itself and shared. */
const rows = [
  ['framework', 'health'],
  ['jobs', 'audit', 'updates', 'ai'],
  ['mail', 'blobs'],
  ['auth', 'content'],
  ['pages', 'cases', 'handbook', 'board'],
  ['rooms', 'library'],
  ['presence'],
  ['groups'],
  ['grading', 'matching', 'feedback', 'drills', 'interviewer'],
  ['review'],
  ['safety'],
  ['progress', 'accounts'],
]

/** What the rows would allow and nobody needs. */
const never = {
  jobs: ['framework'],
  library: ['auth', 'health', 'jobs', 'mail', 'audit', 'updates', 'ai', 'pages', 'board'],
  mail: ['framework', 'audit', 'updates', 'ai'],
  blobs: ['framework', 'health', 'audit', 'updates', 'ai'],
  audit: ['framework'],
  updates: ['framework'],
  ai: ['framework'],
  content: ['health', 'jobs', 'mail', 'audit', 'updates'],
  board: ['auth', 'health', 'jobs', 'mail', 'audit', 'updates'],
  pages: ['framework', 'content'],
}

const order = rows.flatMap((row, depth) =>
  row.map((name) => {
    const allowed = rows
      .slice(0, depth)
      .flat()
      .filter((other) => !never[name]?.includes(other))
    return {
      name: `order-${name}`,
      comment: `lib/${name} may use ${allowed.map((other) => `lib/${other}`).join(', ') || 'no other module'}.`,
      severity: 'error',
      from: { path: `^lib/${name}/`, pathNot: tests },
      to: { path: '^lib/', pathNot: `^lib/(${[name, ...allowed, 'shared', 'db'].join('|')})/` },
    }
  }),
)

/** A module of which nobody has said what it may use. */
const placed = {
  name: 'every-module-has-a-place',
  comment: 'Add the module to the rows of .dependency-cruiser.cjs.',
  severity: 'error',
  from: { path: '^lib/[^/]+/', pathNot: `^lib/(${[...rows.flat(), 'shared', 'db'].join('|')})/` },
  to: {},
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'Rules take time, ids and data as arguments and import no more than these.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: {
        pathNot: [
          pure,
          '^lib/shared/',
          // Words and figures of the board reader: data, the same in a browser and in Node.
          '^content/(?:vocabulary|what-if)/[a-z-]+[.]json$',
          packages('zod', 'yjs', 'fractional-indexing', 'msgpackr', 'jsep', 'yaml', '@dagrejs/dagre'),
          packages('micromark', 'micromark-extension-gfm', 'minisearch', 'temporal-polyfill', 'ts-fsrs'),
          // The base class that socket.io asks of a message parser.
          packages('@socket.io/component-emitter'),
        ],
      },
    },
    {
      name: 'browser-code-has-no-server-code',
      comment: 'What runs in the browser must not reach the server or the database.',
      severity: 'error',
      from: { path: browser, pathNot: tests },
      to: {
        path: ['^lib/[^/]+/(server|next)/', '^lib/db/', '^realtime/', packages('@prisma/client', 'pg')],
      },
    },
    {
      name: 'server-code-has-no-pages',
      comment: 'The socket side loads it in plain Node. What needs Next lives in lib/auth/next/.',
      severity: 'error',
      from: { path: '^(lib/[^/]+/server/|lib/db/|realtime/)', pathNot: tests },
      to: {
        path: [
          browser,
          '^(app/|lib/[^/]+/next/)',
          packages('react', 'react-dom', 'next', '@mantine/[^/]+', 'server-only'),
        ],
      },
    },
    {
      name: 'database-only-in-server-code',
      comment:
        'Only use cases and queries (lib/*/server), lib/auth/next and the start-up touch the database.',
      severity: 'error',
      from: {
        pathNot: [
          '^lib/[^/]+/server/',
          '^lib/auth/next/',
          '^(lib/db|prisma|scripts|bench)/',
          '^server\\.ts$',
          tests,
        ],
      },
      to: { path: ['^lib/db/', packages('@prisma/client', '@prisma/adapter-pg', 'pg')] },
    },
    {
      name: 'nothing-imports-app',
      comment: 'Pages are the outermost layer.',
      severity: 'error',
      from: { pathNot: ['^app/', tests] },
      to: { path: '^app/' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'components/ui is made of plain data.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: tests },
      to: { path: ['^components/(?!ui/)', '^lib/(?!shared/)'] },
    },
    {
      name: 'shared-is-the-bottom',
      comment: 'lib/shared is used by everything.',
      severity: 'error',
      from: { path: '^lib/shared/', pathNot: tests },
      to: { path: '^(app|components|realtime|tests|lib/(?!shared/))' },
    },
    {
      name: 'no-tests-in-the-app',
      comment: 'The app runs without its tests.',
      severity: 'error',
      from: { pathNot: [tests, '^scripts/', '^bench/', '^prisma/seed\\.ts$', '^vitest\\.config\\.ts$'] },
      to: { path: tests },
    },
    {
      name: 'no-development-packages',
      comment: 'The app runs on its dependencies alone.',
      severity: 'error',
      from: { path: '^(app|components|lib|realtime|server\\.ts|proxy\\.ts)', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'no-cycles',
      comment: 'Each file can be read after those it imports.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    placed,
    ...order,
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['\\.(css|woff2|svg)$', '^\\.next/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
