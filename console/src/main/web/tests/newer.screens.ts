import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, openPage, origin } from './browser';
import { Exchange } from './exchange';
import { aCall, aCase, aChat, aConversation, anna, assignment, offer, olga, snapshot } from './story';

const code = 'FROM_A_NEWER_SERVER';

/** The same with another word for every code. */
function newer<T>(value: T): T {
  const text = JSON.stringify(value, (key, one) =>
    typeof one === 'string' && /^[A-Z][A-Z_]+$/.test(one) && key !== 'direction' ? code : one,
  );
  return JSON.parse(text) as T;
}

let browser: Browser;
let exchange: Exchange;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  exchange = new Exchange();
  exchange.me = anna;
  exchange.snapshot = newer(
    snapshot({
      state: 'ENGAGED',
      suspension: 'DECLINING',
      phone: 'REACHABLE',
      offers: [offer('c-3')],
      assignments: ['c-1', 'c-2', 'c-4'].map((id) => ({ assigned: assignment(id, 90) })),
    }),
  );
  exchange.conversations = {
    'c-1': newer(aConversation('c-1')),
    'c-2': newer(aChat('c-2', 'Luca Bianchi', 'it', ['Buongiorno', 'Un attimo'])),
    'c-3': newer(aConversation('c-3')),
    'c-4': newer(aCall('c-4')),
  };
  for (const id of Object.keys(exchange.conversations)) {
    exchange.cases[id] = newer(aCase());
  }
});

const faultsOf = (page: Page): string[] => {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  return faults;
};

describe('a newer server', () => {
  it('should be shown on the desk by its codes where the page has no words for them', async () => {
    const { page, context } = await openPage(browser, exchange);
    const faults = faultsOf(page);
    await page.goto(`${origin}/desk`);

    await page.getByRole('button', { name: /Luca Bianchi/ }).click();
    await page.getByText('Un attimo').waitFor();
    exchange.event('OfferRevoked', newer({ offerId: 'c-3.1', agentId: 'u-1001', reason: 'SUPERVISOR' as const }));

    await page.getByText(`was withdrawn: ${code}`).waitFor();
    expect(await page.getByText(code).count()).toBeGreaterThan(1);
    expect(await page.getByText('undefined').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('should be shown on the wallboard too', async () => {
    exchange.me = olga;
    exchange.board = newer(exchange.board);
    const { page, context } = await openPage(browser, exchange);
    const faults = faultsOf(page);
    await page.goto(`${origin}/wallboard`);

    await page.getByText('Refunds').first().waitFor();

    expect(await page.getByText(code).count()).toBeGreaterThan(0);
    expect(await page.getByText('undefined').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
