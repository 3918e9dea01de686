import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Exchange } from './exchange';

export const origin = 'http://strowger.test';
const pages = new URL('../../../../target/classes/META-INF/resources', import.meta.url).pathname;
export const pictures = new URL('../../../../target/screens', import.meta.url).pathname;

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that sees the built files and, behind `/api`, the scripted exchange. */
export async function openPage(
  browser: Browser,
  exchange: Exchange,
  options: { width?: number; height?: number; locale?: string; dark?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? 'en-GB',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/api/')) {
      return exchange.answer(route);
    }
    const file = pathname.includes('.') ? pathname : '/index.html';
    const path = join(pages, file);
    if (!existsSync(path)) {
      return route.fulfill({ status: 404 });
    }
    return route.fulfill({
      status: 200,
      contentType: types[file.split('.').pop() ?? ''] ?? 'application/octet-stream',
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws:; frame-src 'self'",
      },
      body: readFileSync(path),
    });
  });
  await page.routeWebSocket(/\/api\/routing\/desk\/feed/, (socket) => exchange.onDesk(socket));
  await page.routeWebSocket(/\/api\/gateway\/desk\/feed/, (socket) => exchange.onLive(socket));
  await page.routeWebSocket(/\/api\/kpi\/wallboard\/feed/, (socket) => exchange.onWallboard(socket));
  if (options.dark) {
    await page.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
  }
  return { page, context };
}
