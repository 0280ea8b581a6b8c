import { Button } from '@mantine/core'
import { EmptyState } from '@/components/ui/empty-state'
import { type LibraryFilter, NO_FILTER, writeFilter } from '@/lib/cases/domain/library'

type NothingFoundProps = { filter: LibraryFilter; onChange: (filter: LibraryFilter) => void }

/** Shown if no case matches: which filter to change, and a button that does it. */
export function NothingFound({ filter, onChange }: NothingFoundProps) {
  const search = filter.search.trim()
  const filtered = writeFilter({ ...filter, search: '' }) !== ''
  return (
    <EmptyState
      title={search ? `No case found for “${search}”` : 'No case matches all of that'}
      action={
        <>
          {filtered && (
            <Button onClick={() => onChange({ ...NO_FILTER, search: filter.search })}>
              Clear the filters
            </Button>
          )}
          {search && (
            <Button
              variant={filtered ? 'default' : 'filled'}
              onClick={() => onChange({ ...filter, search: '' })}
            >
              Clear the search
            </Button>
          )}
        </>
      }
    >
      {search
        ? `Try another name, such as the product’s${filtered ? ', or clear the filters' : ''}.`
        : 'Remove a filter, or clear them all.'}
    </EmptyState>
  )
}
