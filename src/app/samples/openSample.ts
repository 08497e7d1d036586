import { type Sample, samples } from '../../samples'
import type { AppStore } from '../store/store'

/** Puts a sample in the place of the manifests; its first request follows from its text. */
export async function openSample(store: AppStore, sample: Sample, stillWanted: () => boolean = () => true): Promise<void> {
  const text = await sample.load()
  if (!stillWanted()) return
  store.getState().replaceManifests([{ name: `${sample.id}.yaml`, text }], sample.id)
}

/** The sample of that id; the first of the gallery where none is named. */
export function findSample(id: string | null): Sample | undefined {
  return id === null ? samples[0] : samples.find((sample) => sample.id === id)
}
