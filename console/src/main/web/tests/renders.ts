import type { Page } from 'playwright-core';

/** What React did since it was asked last. */
export interface Work {
  /** Components that ran. */
  renders: number;
  /** Times the page was changed. */
  commits: number;
  /** Longest task of the main thread, in ms; 0 when none took over 50. */
  longestTask: number;
  /** Until the last frame was taken, in ms. */
  took: number;
}

interface Fiber {
  tag: number;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
}

interface Watched {
  work: Work;
  sockets: WebSocket[];
}

/** Has React tell its commits, as it tells browsers' developer tools; before the page is opened. */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const performedWork = 1;
    const components = [0, 1, 11, 14, 15]; // function, class, forwardRef, memo, simple memo
    const work: Work = { renders: 0, commits: 0, longestTask: 0, took: 0 };
    const visit = (fiber: Fiber, mounted: boolean): void => {
      const before = mounted ? null : fiber.alternate;
      if (components.includes(fiber.tag) && (before === null || (fiber.flags & performedWork) !== 0)) {
        work.renders += 1;
      }
      if (before === null || fiber.child !== before.child) {
        for (let child = fiber.child; child !== null; child = child.sibling) {
          visit(child, mounted || child.alternate === null);
        }
      }
    };
    const sockets: WebSocket[] = [];
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL) {
        super(url);
        sockets.push(this);
      }
    };
    Object.assign(window, {
      watched: { work, sockets },
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => {
          work.commits += 1;
          visit(root.current, false);
        },
      },
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        work.longestTask = Math.max(work.longestTask, entry.duration);
      }
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** Lets the frames arrive at so many a second; answers what React did meanwhile. */
export async function workOf(page: Page, feed: string, frames: object[], perSecond: number): Promise<Work> {
  return page.evaluate(
    async ({ feed, texts, perSecond }) => {
      const { work, sockets } = (window as unknown as { watched: Watched }).watched;
      const socket = sockets.findLast((one) => one.url.includes(feed) && one.onmessage !== null);
      const turn = new MessageChannel();
      const nextTask = () =>
        new Promise((resolve) => {
          turn.port1.onmessage = resolve;
          turn.port2.postMessage(null);
        });
      await new Promise((resolve) => setTimeout(resolve, 500));
      Object.assign(work, { renders: 0, commits: 0, longestTask: 0, took: 0 });
      const start = performance.now();
      for (let sent = 0; sent < texts.length; sent += 1) {
        do {
          await nextTask();
        } while (performance.now() < start + (sent * 1000) / perSecond);
        socket?.onmessage?.(new MessageEvent('message', { data: texts[sent] }));
      }
      work.took = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ...work };
    },
    { feed, texts: frames.map((frame) => JSON.stringify(frame)), perSecond },
  );
}
