/** Share of the installation's tokens of a day that one person may use, for gradings and interviews together. */
export const SHARE_OF_ONE_PERSON = 0.5
