/**
 * What a plain form holds, as answers: by the names of its fields, a list where a name comes twice.
 * Files are no answers.
 */
export function answersOf(form: HTMLFormElement): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {};
  const data = new FormData(form);
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((value) => typeof value === 'string');
    answers[name] = texts.length > 1 ? texts : (texts[0] ?? '');
  }
  return answers;
}
