/** Put in when the command line is built; absent in tests. */
declare const __HOPSCOPE_VERSION__: string

/** The version of package.json. */
export const version: string = typeof __HOPSCOPE_VERSION__ === 'string' ? __HOPSCOPE_VERSION__ : '0.0.0'
