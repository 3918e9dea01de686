import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Gateway, openBrowser, openChat } from './gateway';

const pictures = new URL('../../../../target/screens', import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let gateway: Gateway;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(() => {
  gateway = new Gateway();
});

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations } = await runner.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
  });
  expect(found).toEqual([]);
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.keyboard.press('Enter');
}

const texts = (page: Page) => page.locator('.text').allTextContents();
const picture = (page: Page, name: string) => page.screenshot({ path: `${pictures}/${name}.png` });

describe('the page', () => {
  it('should wait, be answered and end, and be right for everybody on the way', async () => {
    const { page, context } = await openChat(browser, gateway);
    await page.getByText('We are here').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-new');

    await write(page, 'Hello, where is my parcel?');
    gateway.says({ kind: 'status', state: 'QUEUED' });
    gateway.says({ kind: 'queue', position: 3 });
    await page.getByText('2 people are ahead of you.').waitFor();
    gateway.says({ kind: 'queue', position: 3, waitSeconds: { from: 118, to: 235 } });
    await page.getByText('2 people are ahead of you. It should take about 2–4 minutes.').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-waiting');
    gateway.says({ kind: 'status', state: 'CONNECTED' });
    gateway.writes('Good morning! I am having a look.');
    await page.getByText('You are talking to Anna').waitFor();
    await write(page, '<img src=x onerror=alert(1)> https://example.com/a/very/long/address/that/does/not/break/anywhere/at/all/because/it/has/no/blanks');
    gateway.writes('שלום, זה בדרך אליך.');
    gateway.says({ kind: 'typing', on: true });
    await page.getByText('Anna is writing …').waitFor();
    expect(await page.locator('strowger-chat img').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'chat-connected');

    await page.getByRole('button', { name: 'End chat' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go on chatting' }).click();
    expect(gateway.heard.some((frame) => frame.kind === 'end')).toBe(false);
    await page.getByRole('button', { name: 'End chat' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
    await page.getByText('This chat has ended.').waitFor();
    await expectAccessible(page);
    await picture(page, 'chat-ended');

    await page.getByRole('button', { name: 'Start a new chat' }).click();
    await write(page, 'One thing more');
    await expect.poll(() => texts(page)).toHaveLength(5);
    await context.close();
  });

  it('should say why a chat is closed that is not let in, in the words of the queue', async () => {
    const { page, context } = await openChat(browser, gateway, { locale: 'de-DE' });
    await page.getByText('Wir sind da').waitFor();
    await page.getByLabel('Ihre Nachricht').fill('Hallo?');
    await page.keyboard.press('Enter');
    gateway.says({ kind: 'queue', position: 1, waitSeconds: { from: 20, to: 45 } });
    await page.getByText('Es dauert weniger als eine Minute.').waitFor();

    gateway.says({ kind: 'status', state: 'ENDED' });
    gateway.says({ kind: 'closed', message: 'Zu viele warten <img src=x onerror=alert(1)>, bitte schreiben Sie eine Mail.' });

    await page.getByText('Zu viele warten <img src=x onerror=alert(1)>, bitte schreiben Sie eine Mail.').waitFor();
    expect(await page.locator('strowger-chat img').count()).toBe(0);
    expect(await page.getByText('Dieser Chat ist beendet.').count()).toBe(0);
    await expectAccessible(page);
    await picture(page, 'chat-refused');
    await page.getByRole('button', { name: 'Neuen Chat beginnen' }).click();
    await page.getByLabel('Ihre Nachricht').waitFor();
    await context.close();
  });

  it('should lose nothing by a cut and a reload, double nothing and keep the order', async () => {
    const { page, context } = await openChat(browser, gateway, { dark: true, locale: 'de-DE' });
    const field = page.getByLabel('Ihre Nachricht');
    await page.getByText('Wir sind da').waitFor();
    await field.fill('eins');
    await field.press('Enter');
    await expect.poll(() => gateway.heard.filter((frame) => frame.kind === 'msg').length).toBe(1);

    await gateway.cut();
    gateway.writes('zwei');
    await page.getByText('Keine Verbindung').waitFor();
    await field.fill('drei');
    await field.press('Enter');
    await expectAccessible(page);
    await picture(page, 'chat-offline');
    await page.reload();
    await page.getByText('Wird gesendet').waitFor();

    gateway.reachable = true;
    await expect.poll(() => texts(page), { timeout: 10_000 }).toEqual(['eins', 'zwei', 'drei']);
    expect(await page.getByText('Wird gesendet').count()).toBe(0);
    await context.close();
  });
});

describe('the bubble', () => {
  it('should open by keyboard, count what is unread and fill a small screen', async () => {
    const { page, context } = await openChat(browser, gateway, { path: '/', width: 360, height: 640 });
    await page.getByRole('button', { name: 'Chat with us' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Your message').waitFor();
    await write(page, 'Hello');
    await expectAccessible(page);
    await picture(page, 'bubble-small');

    await page.keyboard.press('Escape');
    gateway.writes('Good morning!');
    await page.getByRole('button', { name: 'Chat with us, 1 unread' }).waitFor();
    await expectAccessible(page);
    await picture(page, 'bubble-unread');
    await page.reload();
    await page.getByRole('button', { name: 'Chat with us, 1 unread' }).click();
    await expect.poll(() => texts(page)).toEqual(['Hello', 'Good morning!']);
    await context.close();
  });

  it('should stand beside the page on a large screen', async () => {
    const { page, context } = await openChat(browser, gateway, { path: '/', width: 1200, height: 760 });
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.getByText('How can we help?').waitFor();
    await expectAccessible(page);
    await picture(page, 'bubble-large');
    await context.close();
  });
});
