/** The administrator's address in the browser tests. */
export const ADMIN_EMAIL = 'admin@example.org'
