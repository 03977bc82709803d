/** The `Buffer` of Node for a browser: the verifier's own files use it by its global name. */
export { Buffer } from 'buffer/index.js'
