/** One answer as it went over HTTP. */
export interface RecordedAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Listens to every `fetch` of this process until `stop`: nothing is changed, real answers are written down. */
export function recordAnswers(): { readonly answers: readonly RecordedAnswer[]; stop(): void } {
  const answers: RecordedAnswer[] = [];
  const asks = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await asks(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    answers.push({ method: init?.method ?? 'GET', path: pathname, status: response.status, type, text: await response.clone().text() });
    return response;
  };
  return {
    answers,
    stop: () => {
      globalThis.fetch = asks;
    },
  };
}
