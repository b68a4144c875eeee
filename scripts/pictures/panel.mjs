/** Work in the admin panel as a person does: by the names of things. */
import { DESK, open } from './camera.mjs';

export const signIn = async (browser, demo, { email, password }) => {
  const page = await open(browser, DESK);
  await page.goto(demo.admin);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return page;
};

export const see = (page, text) => page.getByText(text).filter({ visible: true }).first().waitFor();

/** Go to a screen of the plugin and wait for a text that says that it is complete. */
export const goTo = async (page, demo, screen, text) => {
  await page.goto(`${demo.admin}/plugins/pixel-inventory${screen}`);
  await see(page, text);
};

export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Answer the question that is open. */
export const answer = (page, name) =>
  page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();

export const type = (page, label, text) => page.getByRole('textbox', { name: label, exact: true }).fill(text);

export const tick = (page, label) => page.getByRole('checkbox', { name: label, exact: true }).click();

export const openTab = (page, name) => page.getByRole('tab', { name }).click();
