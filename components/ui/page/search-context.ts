import { createContext } from 'react'

/** Opens the search, and asks for its code before; the header knows nothing of what is searched. */
export const SearchContext = createContext({ open: () => {}, load: () => {} })
