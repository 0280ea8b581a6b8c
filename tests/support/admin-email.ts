/** Whoever confirms this address runs the site of the browser tests. */
export const ADMIN_EMAIL = 'admin@example.org'
