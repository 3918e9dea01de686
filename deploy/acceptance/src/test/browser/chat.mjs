// A customer and an agent in two browsers chat through a network cut; another customer leaves while
// her offer stands. usage: node chat.mjs <site> <directory that has playwright-core> <cut in ms>
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const [site, modules, cut] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)('playwright-core');
const flags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags.split(' ') });
const began = Date.now();
const tell = (what) => console.log(`${((Date.now() - began) / 1000).toFixed(1)} s  ${what}`);

async function open(path) {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(site + path);
  return { context, page };
}

async function logIn(name) {
  const { context, page } = await open('/login');
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').first().fill('strowger-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL(/desk|wallboard/);
  return { context, page };
}

/** What a page shows of the conversation, in its order. */
const customerSees = (page) => page.locator('strowger-chat li .text').allInnerTexts();
const agentSees = (page) => page.locator('#conversation-log article').evaluateAll((all) =>
  all.map((one) => one.querySelector('[class*=text]')?.textContent ?? ''));

async function customerSays(page, text) {
  await page.getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.keyboard.press('Enter');
}

async function agentSays(page, text) {
  await page.getByRole('textbox', { name: 'Reply' }).fill(text);
  await page.getByRole('button', { name: 'Send reply' }).click();
}

async function until(what, check) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > deadline) {
        throw new Error(`Expected ${what} but it did not come: ${failure.message}`);
      }
      await pause(200);
    }
  }
}

async function abandonedChats(page) {
  const board = await (await page.request.get(`${site}/api/kpi/wallboard`)).json();
  return board.queues.find((queue) => queue.queueId === 'chat').today.abandoned;
}

try {
  const agent = await logIn('ben');
  await agent.page.getByRole('button', { name: /Your presence/ }).click();
  await agent.page.getByRole('menuitem', { name: 'Available' }).click();
  const supervisor = await logIn('sam');
  tell('ben is at his desk');

  const customer = await open('/chat');
  await customerSays(customer.page, 'Good morning, where is my parcel from last week?');
  const offer = agent.page.getByTestId('offer').first();
  await offer.getByRole('button', { name: /Accept/ }).click();
  tell('the chat was offered and accepted');
  await agentSays(agent.page, 'Good morning, I will look for it.');
  await until('the answer', async () => assert.equal((await customerSees(customer.page)).length, 2));

  await customer.context.setOffline(true);
  tell('the customer has no network');
  await customerSays(customer.page, 'It is a present,');
  await agentSays(agent.page, 'It is in the next town.');
  await customerSays(customer.page, 'so I need it today.');
  await agentSays(agent.page, 'It will be with you at noon.');
  await pause(Number(cut));
  const during = await customerSees(customer.page);
  assert.ok(!during.includes('It is in the next town.'), 'the cut was one');
  await customer.context.setOffline(false);
  tell(`back after ${cut} ms`);

  const texts = [
    'Good morning, where is my parcel from last week?', 'Good morning, I will look for it.',
    'It is a present,', 'It is in the next town.', 'so I need it today.', 'It will be with you at noon.',
  ];
  await until('every text once on both sides', async () => {
    assert.deepEqual((await customerSees(customer.page)).toSorted(), texts.toSorted());
    assert.deepEqual((await agentSees(agent.page)).toSorted(), texts.toSorted());
  });
  const [hers, his] = [await customerSees(customer.page), await agentSees(agent.page)];
  const by = (all, mine) => all.filter((text) => mine.includes(text));
  assert.deepEqual(by(hers, [texts[0], texts[2], texts[4]]), [texts[0], texts[2], texts[4]], 'her order');
  assert.deepEqual(by(his, [texts[1], texts[3], texts[5]]), [texts[1], texts[3], texts[5]], 'his order');
  assert.deepEqual(hers, his, 'one order on both sides');
  tell(`both see ${hers.length} messages, none twice, in one order`);

  const before = await abandonedChats(supervisor.page);
  const other = await open('/chat');
  await customerSays(other.page, 'Hello, can somebody help me with my order, please?');
  await offer.waitFor();
  await other.page.getByRole('button', { name: 'End chat' }).first().click();
  await other.page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
  await agent.page.getByText(/withdrawn: the customer left/).waitFor();
  assert.equal(await agent.page.getByTestId('offer').count(), 0, 'no offer stands');
  tell('another customer left: the desk says the offer was withdrawn');
  await until('the abandoned chat on the wallboard', async () =>
    assert.equal(await abandonedChats(supervisor.page), before + 1));
  tell('the wallboard counts her as abandoned');

  await customer.page.getByRole('button', { name: 'End chat' }).first().click();
  await customer.page.getByRole('alertdialog').getByRole('button', { name: 'End chat' }).click();
  await customer.page.getByText('This chat has ended').waitFor();
  tell('the first customer ended the chat');
} catch (failure) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      console.log(page.url(), (await page.locator('body').innerText().catch(() => '')).slice(0, 2_000));
    }
  }
  throw failure;
} finally {
  await browser.close();
}
