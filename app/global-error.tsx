'use client';

import '@/components/styles/index.css';
import { ErrorPage, type ErrorPageProps } from '@/components/layout/error-page';

/** When not even a root layout could be made (the database is away, say): needs no data. */
export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="en">
      <body>
        <title>Not available</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
