import { notFound } from '@/lib/core/errors';
import { toErrorResponse } from '@/lib/core/to-response';

/** Whatever no route answers: the same envelope as every error of the API. */
const answer = () => toErrorResponse(notFound('That address of the API'));

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
