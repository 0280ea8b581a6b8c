/** A calculation to start from: the usual formula, with numbers to replace. */
export type CalculatorTemplate = { id: string; title: string; lines: string }

/** The estimates that an interview usually asks for. Each stands alone; names of one can be cited by the next. */
export const CALCULATOR_TEMPLATES: readonly CalculatorTemplate[] = [
  {
    id: 'requests',
    title: 'Requests',
    lines: [
      'users = 10 million users',
      'writes_each = 2 writes/day',
      'reads_per_write = 100 reads',
      'peak = 3 x',
      'writes = users * writes_each in writes/s',
      'writes_peak = writes * peak in writes/s',
      'reads_peak = writes_peak * reads_per_write in reads/s',
    ].join('\n'),
  },
  {
    id: 'bandwidth',
    title: 'Bandwidth',
    lines: [
      'write_size = 2 KB',
      'read_size = 20 KB',
      'ingress = writes_peak * write_size in MB/s',
      'egress = reads_peak * read_size in MB/s',
    ].join('\n'),
  },
  {
    id: 'storage',
    title: 'Storage over years',
    lines: [
      'record_size = 1 KB',
      'keep = 5 years',
      'copies = 3 copies',
      'records = writes * keep in records',
      'stored = records * record_size in TB',
      'stored_all = stored * copies in TB',
    ].join('\n'),
  },
  {
    id: 'cache',
    title: 'Cache by 80/20',
    lines: [
      '# A fifth of the objects get most of the reads. Ask whether that is true here.',
      'object_size = 20 KB',
      'hot_share = 20 %',
      'reads_day = reads_peak / peak * day in reads',
      'cache = reads_day * hot_share * object_size in GB',
    ].join('\n'),
  },
  {
    id: 'servers',
    title: 'Servers',
    lines: [
      'server_rate = 1,000 requests/s',
      'spare = 1.5 x',
      'servers = ceil((reads_peak + writes_peak) / server_rate * spare) in servers',
    ].join('\n'),
  },
]
