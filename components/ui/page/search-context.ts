import { createContext } from 'react'

/** Opens the search, or preloads its code; the header knows nothing about what is searched. */
export const SearchContext = createContext({ open: () => {}, load: () => {} })
