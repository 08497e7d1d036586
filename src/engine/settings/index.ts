export { settingsOf } from './settings'
