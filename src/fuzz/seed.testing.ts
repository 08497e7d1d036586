import fc from 'fast-check'

/** The everyday run makes up the same inputs each time: a change is judged by what it changed. `npm run fuzz` draws new ones. */
if (import.meta.env.MODE !== 'fuzz') fc.configureGlobal({ seed: 20_261_126 })
