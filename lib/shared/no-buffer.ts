// Replaces Node's `Buffer` in browsers (see next.config.js), where libraries only test whether it exists.
// Without this the build adds a polyfill of 22 KB.
export const Buffer = undefined
