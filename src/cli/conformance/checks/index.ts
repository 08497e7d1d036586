import type { CheckType } from './checkType'

/** One line a type of check. */
export const checkTypes: Readonly<Record<string, CheckType>> = {}
