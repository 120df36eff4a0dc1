'use client';

import { ErrorPage, type ErrorPageProps } from '@/components/layout/error-page';

export default function AuthError(props: ErrorPageProps) {
  return <ErrorPage {...props} />;
}
