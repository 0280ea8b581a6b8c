/**
 * A calculation to start from: the usual formula, with numbers to replace. `needs` are numbers that another template
 * would provide; they are added when the sheet does not have them.
 */
export type CalculatorTemplate = {
  id: string
  title: string
  gives: string
  lines: readonly string[]
  needs: readonly string[]
}

/** The estimates that an interview usually asks for, each leading to the next. */
export const CALCULATOR_TEMPLATES: readonly CalculatorTemplate[] = [
  {
    id: 'requests',
    title: 'Requests per second',
    gives: 'users × what each does a day',
    lines: [
      'users = 10 million users',
      'writes_each = 2 writes/day',
      'peak = 3 x',
      'writes = users * writes_each in writes/s',
      'writes_peak = writes * peak in writes/s',
    ],
    needs: [],
  },
  {
    id: 'reads',
    title: 'Reads from the ratio',
    gives: 'writes × reads for each write',
    lines: [
      'reads_per_write = 100 reads',
      'reads = writes * reads_per_write in reads/s',
      'reads_peak = reads * peak in reads/s',
    ],
    needs: ['writes = 200 writes/s', 'peak = 3 x'],
  },
  {
    id: 'bandwidth',
    title: 'Bandwidth in and out',
    gives: 'requests × size of each',
    lines: [
      'write_size = 2 KB',
      'read_size = 20 KB',
      'ingress = writes_peak * write_size in MB/s',
      'egress = reads_peak * read_size in MB/s',
    ],
    needs: ['writes_peak = 600 writes/s', 'reads_peak = 60,000 reads/s'],
  },
  {
    id: 'storage',
    title: 'Storage over years',
    gives: 'writes × years × size × copies',
    lines: [
      'record_size = 1 KB',
      'keep = 5 years',
      'copies = 3 copies',
      'records = writes * keep in records',
      'stored = records * record_size in TB',
      'stored_all = stored * copies in TB',
    ],
    needs: ['writes = 200 writes/s'],
  },
  {
    id: 'cache',
    title: 'Cache by 80/20',
    gives: 'a day of reads × hot fifth × size',
    lines: [
      'object_size = 20 KB',
      'hot_share = 20 %',
      'reads_day = reads * day in reads',
      'cache = reads_day * hot_share * object_size in GB',
    ],
    needs: ['reads = 20,000 reads/s'],
  },
  {
    id: 'servers',
    title: 'Servers',
    gives: 'peak ÷ what one server takes',
    lines: [
      'server_rate = 1,000 requests/s',
      'spare = 1.5 x',
      'servers = ceil((reads_peak + writes_peak) / server_rate * spare) in servers',
    ],
    needs: ['writes_peak = 600 writes/s', 'reads_peak = 60,000 reads/s'],
  },
]
