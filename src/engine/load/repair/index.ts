export { repair } from './repair'
