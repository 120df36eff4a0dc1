/** An answer that is no archive, between the steps of one download; the message is a sentence that names the host. */
export class DownloadProblem extends Error {
  override readonly name = 'DownloadProblem';

  constructor(message: string, /** Whether the same request may work in a moment. */ readonly mayPass: boolean) {
    super(message);
  }
}
