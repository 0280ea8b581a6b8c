/** Share of the installation's daily tokens that one user may use, for grading and interviews together. */
export const SHARE_OF_ONE_PERSON = 0.5
