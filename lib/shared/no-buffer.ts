// Stands in for Node's `Buffer` in browsers (see next.config.js), where libraries only test whether it is there. Without
// this the build adds a copy of 22 KB.
export const Buffer = undefined
