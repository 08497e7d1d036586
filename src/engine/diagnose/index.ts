export { diagnose, diagnoseTrace } from './diagnose'
