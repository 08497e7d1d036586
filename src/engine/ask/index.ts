import type { Cluster } from '../model'
import { dnsQuestions } from './dns'
import { endpointQuestions } from './endpoints'
import { ingressQuestions } from './ingress'
import { kubeProxyQuestions } from './kubeProxy'
import { linuxQuestions } from './linux'
import { objectQuestions } from './objects'
import { routerQuestions } from './routers'
import { searchQuestions } from './search'
import { servicePortQuestions } from './servicePorts'
import { settingsQuestions } from './settings'
import { sourceQuestions } from './source'

/**
 * One typed question for each fact that is no trace. Every question is a function of the cluster and of what is asked;
 * answers are plain data, so that they can cross to a page. The areas are the files beside this one.
 */
export const questions = {
  ...linuxQuestions,
  ...dnsQuestions,
  ...kubeProxyQuestions,
  ...servicePortQuestions,
  ...endpointQuestions,
  ...settingsQuestions,
  ...objectQuestions,
  ...routerQuestions,
  ...ingressQuestions,
  ...sourceQuestions,
  ...searchQuestions,
}

export type Questions = typeof questions
export type QuestionName = keyof Questions
export type Asked<K extends QuestionName> = Parameters<Questions[K]>[1]
export type Answer<K extends QuestionName> = ReturnType<Questions[K]>

/** Answers one question about the cluster. */
export function ask<K extends QuestionName>(cluster: Cluster, name: K, asked: Asked<K>): Answer<K> {
  const answer = questions[name] as (cluster: Cluster, asked: Asked<K>) => Answer<K>
  return answer(cluster, asked)
}
