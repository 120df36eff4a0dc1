'use client';

import { useLayoutEffect, useRef } from 'react';
import { Card } from '@/components/ui/card';
import type { LogLine } from '@/lib/extensions/runner/log-buffer';

const AT_END_PX = 40;

/** The last lines of an extension's log, oldest first; stays at the end while the reader is there. */
export function LogView({ lines }: { lines: LogLine[] }) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
  };
  return (
    <Card title="Log" action={lines.length > 1 && <span className="text-13 text-t4">The last {lines.length} lines, times in UTC</span>}>
      {lines.length === 0 ? (
        <p className="process-text">Nothing yet. What the extension logs or prints appears here.</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reachable by keyboard
        <div ref={box} className="log" tabIndex={0} role="log" aria-label="Log of the extension" onScroll={onScroll}>
          <ol>
            {lines.map(({ at, level, source, message }, index) => (
              <li key={`${at} ${index}`} className={`log-line log-${level}`}>
                <time dateTime={at} title={at}>{at.slice(11, 23)}</time>
                <span className="log-level">{source === 'log' ? level : source}</span>
                <span className="log-message">{message}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Card>
  );
}
