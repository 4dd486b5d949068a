import { generateSampleInSlices } from '../sample/index.js';

/** The invented shop as files, read like any others. */
export async function sampleFiles(): Promise<File[]> {
  const files = await generateSampleInSlices();
  return files.map(({ name, text }) => new File([text], name));
}
